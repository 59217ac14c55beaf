CREATE TABLE SignedSheet (
    Initiative BIGINT NOT NULL,
    Number BIGINT NOT NULL,
    Sheet {id} NOT NULL,
    Region {id} NOT NULL,
    CollectorCommitment VARBINARY(32) NOT NULL,
    CONSTRAINT PK_SignedSheet PRIMARY KEY (Initiative, Number)
);

CREATE UNIQUE INDEX UX_SignedSheet_Sheet ON SignedSheet (Initiative, Sheet);

CREATE TABLE Signature (
    Initiative BIGINT NOT NULL,
    Sheet BIGINT NOT NULL,
    Line BIGINT NOT NULL,
    Number BIGINT NOT NULL,
    Prefix BIGINT NOT NULL,
    Commitment VARBINARY(32) NOT NULL,
    SignedOn NVARCHAR(10) NOT NULL,
    State BIGINT NOT NULL,
    Reason BIGINT NOT NULL,
    Struck BIGINT NOT NULL,
    Checked BIGINT NOT NULL,
    CONSTRAINT PK_Signature PRIMARY KEY (Initiative, Sheet, Line)
);

CREATE INDEX IX_Signature_Prefix ON Signature (Initiative, Prefix);

CREATE TABLE SignatureIntake (
    Sheet BIGINT NOT NULL,
    Line BIGINT NOT NULL,
    Prefix BIGINT NOT NULL,
    Commitment VARBINARY(32) NOT NULL,
    CONSTRAINT PK_SignatureIntake PRIMARY KEY (Sheet, Line)
);

CREATE TABLE SignatureChunk (
    Initiative BIGINT NOT NULL,
    Number BIGINT NOT NULL,
    FirstSignature BIGINT NOT NULL,
    Signatures BIGINT NOT NULL,
    CommitmentRoot VARBINARY(32) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SignatureChunk PRIMARY KEY (Initiative, Number)
);

CREATE TABLE SignatureCount (
    Initiative BIGINT NOT NULL,
    Region {id} NOT NULL,
    State BIGINT NOT NULL,
    Reason BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    Signatures BIGINT NOT NULL,
    CONSTRAINT PK_SignatureCount PRIMARY KEY (Initiative, Region, State, Reason, OccurredOn)
);
