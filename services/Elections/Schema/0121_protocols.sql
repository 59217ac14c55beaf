CREATE TABLE Protocol (
    ElectionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Version INT NOT NULL,
    Region {id} NOT NULL,
    Registered BIGINT NOT NULL,
    Received BIGINT NOT NULL,
    Issued BIGINT NOT NULL,
    Unused BIGINT NOT NULL,
    Spoiled BIGINT NOT NULL,
    InBoxes BIGINT NOT NULL,
    Valid BIGINT NOT NULL,
    Invalid BIGINT NOT NULL,
    Choices {bytes} NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    SupersededOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Protocol PRIMARY KEY (ElectionId, PrecinctId, Version),
    CONSTRAINT FK_Protocol_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id),
    CONSTRAINT FK_Protocol_Precinct FOREIGN KEY (PrecinctId) REFERENCES Precinct (Id)
);

CREATE INDEX IX_Protocol_Region ON Protocol (ElectionId, Region, PrecinctId);
