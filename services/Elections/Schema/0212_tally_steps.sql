CREATE TABLE TallyStep (
    ElectionId {id} NOT NULL,
    Region {id} NOT NULL,
    Number INT NOT NULL,
    Corrected INT NOT NULL,
    Tally {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_TallyStep PRIMARY KEY (ElectionId, Region, Number),
    CONSTRAINT FK_TallyStep_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE TABLE TallyPending (
    ElectionId {id} NOT NULL,
    Region {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    CONSTRAINT PK_TallyPending PRIMARY KEY (ElectionId, Region, PrecinctId),
    CONSTRAINT FK_TallyPending_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
