CREATE TABLE Tally (
    ElectionId {id} NOT NULL,
    Region {id} NOT NULL,
    Stations INT NOT NULL,
    Registered BIGINT NOT NULL,
    Received BIGINT NOT NULL,
    Issued BIGINT NOT NULL,
    InBoxes BIGINT NOT NULL,
    Valid BIGINT NOT NULL,
    Invalid BIGINT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Tally PRIMARY KEY (ElectionId, Region),
    CONSTRAINT FK_Tally_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE TABLE TallyChoice (
    ElectionId {id} NOT NULL,
    Region {id} NOT NULL,
    CandidateId {id} NOT NULL,
    Votes BIGINT NOT NULL,
    CONSTRAINT PK_TallyChoice PRIMARY KEY (ElectionId, Region, CandidateId),
    CONSTRAINT FK_TallyChoice_Tally FOREIGN KEY (ElectionId, Region) REFERENCES Tally (ElectionId, Region)
);

CREATE TABLE Lot (
    ElectionId {id} NOT NULL,
    Number INT NOT NULL,
    CandidateId {id} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Lot PRIMARY KEY (ElectionId, Number),
    CONSTRAINT FK_Lot_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
