CREATE TABLE VoterListVersion (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Stage NVARCHAR(32) NOT NULL,
    Entries BIGINT NULL,
    DuplicatesFound BIGINT NULL,
    Added BIGINT NULL,
    Removed BIGINT NULL,
    Corrected BIGINT NULL,
    DisplayedFrom NVARCHAR(10) NOT NULL,
    DisplayedUntil NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_VoterListVersion PRIMARY KEY (Id),
    CONSTRAINT FK_VoterListVersion_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_VoterListVersion_ElectionId ON VoterListVersion (ElectionId, Id);
