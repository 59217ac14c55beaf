CREATE TABLE TurnoutReport (
    ElectionId {id} NOT NULL,
    Slot NVARCHAR(96) NOT NULL,
    Region {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    ReportedFor NVARCHAR(5) NOT NULL,
    Voted BIGINT NULL,
    ShareNumerator BIGINT NULL,
    ShareDenominator BIGINT NULL,
    ReportedBy NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_TurnoutReport PRIMARY KEY (ElectionId, Slot),
    CONSTRAINT FK_TurnoutReport_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
