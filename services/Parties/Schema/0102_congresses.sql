CREATE TABLE FoundingCongress (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    HeldOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_FoundingCongress PRIMARY KEY (Id),
    CONSTRAINT FK_FoundingCongress_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_FoundingCongress_PartyId ON FoundingCongress (PartyId, HeldOn);

CREATE TABLE CongressDelegates (
    CongressId {id} NOT NULL,
    Region {id} NOT NULL,
    Delegates BIGINT NOT NULL,
    CONSTRAINT PK_CongressDelegates PRIMARY KEY (CongressId, Region),
    CONSTRAINT FK_CongressDelegates_Congress FOREIGN KEY (CongressId) REFERENCES FoundingCongress (Id)
);
