CREATE TABLE Party (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Name {text} NOT NULL,
    RegisteredOn NVARCHAR(10) NULL,
    RegistrationProvenance NVARCHAR(16) NULL,
    RegistrationCitation NVARCHAR(1000) NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Party PRIMARY KEY (Id)
);

CREATE INDEX IX_Party_Jurisdiction ON Party (Jurisdiction, Id);

CREATE TABLE StandingPeriod (
    PartyId {id} NOT NULL,
    EffectiveFrom NVARCHAR(10) NOT NULL,
    EffectiveUntil NVARCHAR(10) NOT NULL,
    Standing NVARCHAR(32) NOT NULL,
    CourtOrderId {id} NOT NULL,
    CONSTRAINT PK_StandingPeriod PRIMARY KEY (PartyId, EffectiveFrom),
    CONSTRAINT FK_StandingPeriod_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);
