CREATE TABLE ListMember (
    CandidateId {id} NOT NULL,
    Place INT NOT NULL,
    PersonId {id} NOT NULL,
    PersonName {text} NOT NULL,
    BornOn NVARCHAR(10) NOT NULL,
    CitizenByBirth BIT NULL,
    ResidentSince NVARCHAR(10) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    LeftOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ListMember PRIMARY KEY (CandidateId, Place),
    CONSTRAINT FK_ListMember_Candidate FOREIGN KEY (CandidateId) REFERENCES Candidate (Id)
);

CREATE INDEX IX_ListMember_PersonId ON ListMember (PersonId);
