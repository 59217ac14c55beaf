CREATE TABLE CourtOrder (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Court NVARCHAR(200) NOT NULL,
    Measure NVARCHAR(32) NOT NULL,
    Ground NVARCHAR(32) NOT NULL,
    GroundText NVARCHAR(1000) NOT NULL,
    AllianceId {id} NOT NULL,
    EffectiveFrom NVARCHAR(10) NOT NULL,
    EffectiveUntil NVARCHAR(10) NOT NULL,
    Months INT NULL,
    BlockedActs NVARCHAR(400) NOT NULL,
    LiftedOn NVARCHAR(10) NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_CourtOrder PRIMARY KEY (Id),
    CONSTRAINT FK_CourtOrder_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_CourtOrder_PartyId ON CourtOrder (PartyId, EffectiveFrom);

CREATE INDEX IX_CourtOrder_Jurisdiction ON CourtOrder (Jurisdiction, Id);
