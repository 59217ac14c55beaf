CREATE TABLE SignatureSheet (
    PartyId {id} NOT NULL,
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
    CONSTRAINT PK_SignatureSheet PRIMARY KEY (PartyId, Sheet),
    CONSTRAINT FK_SignatureSheet_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_SignatureSheet_Region ON SignatureSheet (PartyId, Region);
