CREATE TABLE Candidate (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    PersonId {id} NOT NULL,
    PersonName {text} NOT NULL,
    Nominator NVARCHAR(32) NOT NULL,
    PartyId {id} NOT NULL,
    AssemblyId {id} NOT NULL,
    Region {id} NOT NULL,
    ListSize BIGINT NULL,
    BornOn NVARCHAR(10) NOT NULL,
    CitizenByBirth BIT NULL,
    ResidentSince NVARCHAR(10) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Candidate PRIMARY KEY (Id),
    CONSTRAINT FK_Candidate_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_Candidate_ElectionId ON Candidate (ElectionId, Id);

CREATE TABLE CandidateChange (
    CandidateId {id} NOT NULL,
    Number INT NOT NULL,
    State NVARCHAR(32) NOT NULL,
    EffectiveOn NVARCHAR(10) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_CandidateChange PRIMARY KEY (CandidateId, Number),
    CONSTRAINT FK_CandidateChange_Candidate FOREIGN KEY (CandidateId) REFERENCES Candidate (Id)
);

CREATE TABLE LanguageExamination (
    CandidateId {id} NOT NULL,
    VotesFor BIGINT NOT NULL,
    VotesAgainst BIGINT NOT NULL,
    Passed BIT NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_LanguageExamination PRIMARY KEY (CandidateId),
    CONSTRAINT FK_LanguageExamination_Candidate FOREIGN KEY (CandidateId) REFERENCES Candidate (Id)
);

CREATE TABLE ExaminationPart (
    CandidateId {id} NOT NULL,
    Part NVARCHAR(32) NOT NULL,
    Errors BIGINT NOT NULL,
    CONSTRAINT PK_ExaminationPart PRIMARY KEY (CandidateId, Part),
    CONSTRAINT FK_ExaminationPart_LanguageExamination FOREIGN KEY (CandidateId) REFERENCES LanguageExamination (CandidateId)
);

CREATE TABLE Deposit (
    CandidateId {id} NOT NULL,
    Amount BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Deposit PRIMARY KEY (CandidateId),
    CONSTRAINT FK_Deposit_Candidate FOREIGN KEY (CandidateId) REFERENCES Candidate (Id)
);

CREATE TABLE SupportBase (
    ElectionId {id} NOT NULL,
    RegisteredVoters BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SupportBase PRIMARY KEY (ElectionId),
    CONSTRAINT FK_SupportBase_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
