CREATE TABLE BallotOrder (
    ElectionId {id} NOT NULL,
    Seed NVARCHAR(200) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_BallotOrder PRIMARY KEY (ElectionId),
    CONSTRAINT FK_BallotOrder_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE TABLE BallotPlace (
    ElectionId {id} NOT NULL,
    Number INT NOT NULL,
    CandidateId {id} NOT NULL,
    CONSTRAINT PK_BallotPlace PRIMARY KEY (ElectionId, Number),
    CONSTRAINT FK_BallotPlace_BallotOrder FOREIGN KEY (ElectionId) REFERENCES BallotOrder (ElectionId),
    CONSTRAINT FK_BallotPlace_Candidate FOREIGN KEY (CandidateId) REFERENCES Candidate (Id)
);
