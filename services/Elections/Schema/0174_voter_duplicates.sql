CREATE TABLE VoterDuplicate (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    FirstPerson VARBINARY(32) NOT NULL,
    SecondPerson VARBINARY(32) NOT NULL,
    PrecinctId {id} NOT NULL,
    Weight BIGINT NOT NULL,
    SortKey NVARCHAR(100) NOT NULL,
    Surname NVARCHAR(16) NOT NULL,
    GivenNames NVARCHAR(16) NOT NULL,
    BirthDate NVARCHAR(16) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    ChangesetId {id} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_VoterDuplicate PRIMARY KEY (Id),
    CONSTRAINT FK_VoterDuplicate_Roll FOREIGN KEY (ElectionId) REFERENCES VoterRoll (ElectionId)
);

CREATE INDEX IX_VoterDuplicate_Queue ON VoterDuplicate (ElectionId, SortKey);
