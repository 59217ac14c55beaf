CREATE TABLE PublishedResult (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Publisher NVARCHAR(200) NOT NULL,
    Figures {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_PublishedResult PRIMARY KEY (Id),
    CONSTRAINT FK_PublishedResult_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_PublishedResult_ElectionId ON PublishedResult (ElectionId, Id);

CREATE TABLE CertifiedResult (
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    CertifiedOn NVARCHAR(10) NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    Tally {bytes} NOT NULL,
    Outcome {bytes} NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_CertifiedResult PRIMARY KEY (ElectionId),
    CONSTRAINT FK_CertifiedResult_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
