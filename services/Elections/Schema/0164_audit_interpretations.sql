CREATE TABLE AuditInterpretation (
    AuditId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Ballot BIGINT NOT NULL,
    Version INT NOT NULL,
    Seen {bytes} NOT NULL,
    SupersededOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AuditInterpretation PRIMARY KEY (AuditId, PrecinctId, Ballot, Version),
    CONSTRAINT FK_AuditInterpretation_AuditStation FOREIGN KEY (AuditId, PrecinctId) REFERENCES AuditStation (AuditId, PrecinctId)
);
