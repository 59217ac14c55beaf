CREATE TABLE LanguageReexamination (
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
    CONSTRAINT PK_LanguageReexamination PRIMARY KEY (CandidateId),
    CONSTRAINT FK_LanguageReexamination_LanguageExamination FOREIGN KEY (CandidateId) REFERENCES LanguageExamination (CandidateId)
);

CREATE TABLE ReexaminationPart (
    CandidateId {id} NOT NULL,
    Part NVARCHAR(32) NOT NULL,
    Errors BIGINT NOT NULL,
    CONSTRAINT PK_ReexaminationPart PRIMARY KEY (CandidateId, Part),
    CONSTRAINT FK_ReexaminationPart_LanguageReexamination FOREIGN KEY (CandidateId) REFERENCES LanguageReexamination (CandidateId)
);
