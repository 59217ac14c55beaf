CREATE TABLE EnteredProtocol (
    ElectionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Round INT NOT NULL,
    Number INT NOT NULL,
    EnteredBy {bytes} NOT NULL,
    Entry {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_EnteredProtocol PRIMARY KEY (ElectionId, PrecinctId, Round, Number),
    CONSTRAINT FK_EnteredProtocol_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id),
    CONSTRAINT FK_EnteredProtocol_Precinct FOREIGN KEY (PrecinctId) REFERENCES Precinct (Id)
);
