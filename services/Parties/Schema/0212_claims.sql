CREATE TABLE PartyClaim (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Statement NVARCHAR(1000) NOT NULL,
    Claimant NVARCHAR(200) NOT NULL,
    ClaimantPartyId {id} NOT NULL,
    AnswersClaimId {id} NOT NULL,
    WithdrawnOn NVARCHAR(10) NOT NULL,
    WithdrawalReason NVARCHAR(1000) NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_PartyClaim PRIMARY KEY (Id),
    CONSTRAINT FK_PartyClaim_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_PartyClaim_Jurisdiction ON PartyClaim (Jurisdiction, Id);

CREATE INDEX IX_PartyClaim_PartyId ON PartyClaim (PartyId, Id);

CREATE INDEX IX_PartyClaim_AnswersClaimId ON PartyClaim (AnswersClaimId, Id);
