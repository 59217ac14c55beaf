CREATE TABLE Publication (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ResultLevel NVARCHAR(32) NOT NULL,
    Url NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Publication PRIMARY KEY (Id),
    CONSTRAINT FK_Publication_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_Publication_ElectionId ON Publication (ElectionId, Id);
