CREATE TABLE BundledProtocol (
    ElectionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    EntryId {id} NOT NULL,
    Digest {id} NOT NULL,
    Counter BIGINT NOT NULL,
    BundleId {id} NOT NULL,
    Device NVARCHAR(200) NOT NULL,
    Entry {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_BundledProtocol PRIMARY KEY (ElectionId, PrecinctId, EntryId, Digest),
    CONSTRAINT FK_BundledProtocol_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id),
    CONSTRAINT FK_BundledProtocol_Precinct FOREIGN KEY (PrecinctId) REFERENCES Precinct (Id)
);
