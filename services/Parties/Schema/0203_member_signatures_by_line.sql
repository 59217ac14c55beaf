CREATE TABLE MemberSheet (
    PartyId {id} NOT NULL,
    Number BIGINT NOT NULL,
    Sheet {id} NOT NULL,
    Region {id} NOT NULL,
    CONSTRAINT PK_MemberSheet PRIMARY KEY (PartyId, Number)
);

CREATE UNIQUE INDEX UX_MemberSheet_Sheet ON MemberSheet (PartyId, Sheet);

CREATE TABLE MemberSignature (
    PartyId {id} NOT NULL,
    Place BIGINT NOT NULL,
    Number BIGINT NOT NULL,
    Region {id} NOT NULL,
    Prefix BIGINT NOT NULL,
    Commitment VARBINARY(32) NOT NULL,
    SignedOn NVARCHAR(10) NOT NULL,
    EnteredOn NVARCHAR(10) NOT NULL,
    EnteredAt BIGINT NOT NULL,
    CountsFrom NVARCHAR(10) NOT NULL,
    CountsUntil NVARCHAR(10) NOT NULL,
    StruckOn NVARCHAR(10) NOT NULL,
    Reason BIGINT NOT NULL,
    CONSTRAINT PK_MemberSignature PRIMARY KEY (PartyId, Place)
);

CREATE INDEX IX_MemberSignature_Prefix ON MemberSignature (Prefix);

CREATE INDEX IX_MemberSignature_Region ON MemberSignature (PartyId, Region, EnteredOn);

CREATE TABLE MemberSignatureChunk (
    PartyId {id} NOT NULL,
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
    CONSTRAINT PK_MemberSignatureChunk PRIMARY KEY (PartyId, Number),
    CONSTRAINT FK_MemberSignatureChunk_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE TABLE MemberVerification (
    PartyId {id} NOT NULL,
    Region {id} NOT NULL,
    Method NVARCHAR(32) NOT NULL,
    Population BIGINT NOT NULL,
    Checked BIGINT NOT NULL,
    Invalid BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_MemberVerification PRIMARY KEY (PartyId, Region),
    CONSTRAINT FK_MemberVerification_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);
