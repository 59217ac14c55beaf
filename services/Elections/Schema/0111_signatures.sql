CREATE TABLE SignatureSheet (
    OwnerKind NVARCHAR(32) NOT NULL,
    OwnerId {id} NOT NULL,
    Sheet {id} NOT NULL,
    Region {id} NOT NULL,
    Valid BIGINT NOT NULL,
    Invalid BIGINT NOT NULL,
    Collector NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SignatureSheet PRIMARY KEY (OwnerKind, OwnerId, Sheet)
);

CREATE INDEX IX_SignatureSheet_Region ON SignatureSheet (OwnerKind, OwnerId, Region);
