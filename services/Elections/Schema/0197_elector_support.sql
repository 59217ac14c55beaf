CREATE TABLE ElectorSupport (
    ElectionId {id} NOT NULL,
    PersonId {id} NOT NULL,
    CandidateId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ElectorSupport PRIMARY KEY (ElectionId, PersonId),
    CONSTRAINT FK_ElectorSupport_Candidate FOREIGN KEY (CandidateId) REFERENCES Candidate (Id)
);

CREATE INDEX IX_ElectorSupport_Candidate ON ElectorSupport (CandidateId, PersonId);
