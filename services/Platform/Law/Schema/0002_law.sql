CREATE TABLE LawInForce (
    Jurisdiction {id} NOT NULL,
    Version {id} NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    EffectiveFrom NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_LawInForce PRIMARY KEY (Jurisdiction, Version)
);
