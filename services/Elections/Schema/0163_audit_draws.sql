CREATE TABLE AuditRound (
    AuditId {id} NOT NULL,
    Number INT NOT NULL,
    Draws INT NOT NULL,
    Evaluation {bytes} NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AuditRound PRIMARY KEY (AuditId, Number),
    CONSTRAINT FK_AuditRound_Audit FOREIGN KEY (AuditId) REFERENCES Audit (Id)
);

CREATE TABLE AuditDraw (
    AuditId {id} NOT NULL,
    Number INT NOT NULL,
    RoundNumber INT NOT NULL,
    PrecinctId {id} NOT NULL,
    Ballot BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AuditDraw PRIMARY KEY (AuditId, Number),
    CONSTRAINT FK_AuditDraw_AuditStation FOREIGN KEY (AuditId, PrecinctId) REFERENCES AuditStation (AuditId, PrecinctId)
);

CREATE INDEX IX_AuditDraw_Ballot ON AuditDraw (AuditId, PrecinctId, Ballot);
