CREATE TABLE AnnulledProtocol (
    ElectionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Region {id} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AnnulledProtocol PRIMARY KEY (ElectionId, PrecinctId),
    CONSTRAINT FK_AnnulledProtocol_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
