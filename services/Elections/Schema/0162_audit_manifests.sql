CREATE TABLE AuditStation (
    AuditId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Region {id} NOT NULL,
    ProtocolVersion INT NOT NULL,
    Ballots BIGINT NOT NULL,
    ErrorBound BIGINT NOT NULL,
    Invalid BIGINT NOT NULL,
    Counts {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AuditStation PRIMARY KEY (AuditId, PrecinctId),
    CONSTRAINT FK_AuditStation_Audit FOREIGN KEY (AuditId) REFERENCES Audit (Id)
);
