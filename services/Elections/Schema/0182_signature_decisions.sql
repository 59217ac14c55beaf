CREATE TABLE SignatureInvalidation (
    Initiative BIGINT NOT NULL,
    Id {id} NOT NULL,
    InitiativeId {id} NOT NULL,
    Number BIGINT NOT NULL,
    Reason BIGINT NOT NULL,
    Act NVARCHAR(200) NOT NULL,
    IsConditional BIT NOT NULL,
    Sheet {id} NOT NULL,
    Region {id} NOT NULL,
    CollectorCommitment VARBINARY(32) NOT NULL,
    SignedFrom NVARCHAR(10) NOT NULL,
    SignedUntil NVARCHAR(10) NOT NULL,
    LastSignature BIGINT NOT NULL,
    Signatures BIGINT NOT NULL,
    RestoredOn NVARCHAR(10) NOT NULL,
    RestoredBy NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SignatureInvalidation PRIMARY KEY (Initiative, Id)
);

CREATE TABLE SignatureWithdrawal (
    Initiative BIGINT NOT NULL,
    Prefix BIGINT NOT NULL,
    Commitment VARBINARY(32) NOT NULL,
    WithdrawnOn NVARCHAR(10) NOT NULL,
    CONSTRAINT PK_SignatureWithdrawal PRIMARY KEY (Initiative, Prefix, Commitment)
);

CREATE TABLE SignatureDestruction (
    Initiative BIGINT NOT NULL,
    InitiativeId {id} NOT NULL,
    Act NVARCHAR(200) NOT NULL,
    Signatures BIGINT NOT NULL,
    Chunks BIGINT NOT NULL,
    CommitmentRoot VARBINARY(32) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SignatureDestruction PRIMARY KEY (Initiative)
);
