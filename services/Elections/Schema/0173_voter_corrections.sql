CREATE TABLE VoterCorrection (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Region {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Kind NVARCHAR(16) NOT NULL,
    Person VARBINARY(32) NOT NULL,
    TargetPrecinctId {id} NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Digest BIGINT NOT NULL,
    Sealed VARBINARY(2000) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    DecidedOn NVARCHAR(10) NOT NULL,
    Decision NVARCHAR(1000) NOT NULL,
    ChangesetId {id} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_VoterCorrection PRIMARY KEY (Id),
    CONSTRAINT FK_VoterCorrection_Roll FOREIGN KEY (ElectionId) REFERENCES VoterRoll (ElectionId)
);

CREATE INDEX IX_VoterCorrection_ElectionId ON VoterCorrection (ElectionId, Id);
