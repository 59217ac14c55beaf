CREATE TABLE Audit (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Method NVARCHAR(32) NOT NULL,
    Claim NVARCHAR(16) NOT NULL,
    RiskNumerator BIGINT NOT NULL,
    RiskDenominator BIGINT NOT NULL,
    State NVARCHAR(16) NOT NULL,
    Assertions {bytes} NOT NULL,
    Ballots BIGINT NOT NULL,
    Stations INT NOT NULL,
    ErrorBound BIGINT NOT NULL,
    PlannedDraws BIGINT NULL,
    ManifestHash NVARCHAR(64) NOT NULL,
    ManifestProvenance NVARCHAR(16) NOT NULL,
    ManifestCitation NVARCHAR(1000) NOT NULL,
    Seed NVARCHAR(200) NOT NULL,
    SeedMadeOn NVARCHAR(10) NOT NULL,
    Conclusion NVARCHAR(32) NOT NULL,
    HandCount {bytes} NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Audit PRIMARY KEY (Id),
    CONSTRAINT FK_Audit_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_Audit_Election ON Audit (ElectionId, Id);

CREATE TABLE AuditChange (
    AuditId {id} NOT NULL,
    Number INT NOT NULL,
    Act NVARCHAR(16) NOT NULL,
    State NVARCHAR(16) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AuditChange PRIMARY KEY (AuditId, Number),
    CONSTRAINT FK_AuditChange_Audit FOREIGN KEY (AuditId) REFERENCES Audit (Id)
);
