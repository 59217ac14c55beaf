CREATE TABLE DepositDecision (
    CandidateId {id} NOT NULL,
    Outcome NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_DepositDecision PRIMARY KEY (CandidateId),
    CONSTRAINT FK_DepositDecision_Deposit FOREIGN KEY (CandidateId) REFERENCES Deposit (CandidateId)
);
