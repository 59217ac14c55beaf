CREATE TABLE QuarantinedProtocol (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Entry {bytes} NOT NULL,
    HeldFor NVARCHAR(64) NOT NULL,
    State NVARCHAR(16) NOT NULL,
    SentBy NVARCHAR(100) NOT NULL,
    AssignedPrecinctId {id} NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_QuarantinedProtocol PRIMARY KEY (Id),
    CONSTRAINT FK_QuarantinedProtocol_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_QuarantinedProtocol_Election ON QuarantinedProtocol (ElectionId, Id);
