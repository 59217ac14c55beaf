CREATE TABLE Chamber (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Name {text} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Chamber PRIMARY KEY (Id)
);

CREATE INDEX IX_Chamber_Jurisdiction ON Chamber (Jurisdiction, Id);
