CREATE TABLE PartyAlliance (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Name {text} NOT NULL,
    FormedOn NVARCHAR(10) NOT NULL,
    Basis NVARCHAR(32) NOT NULL,
    Lawful BIT NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_PartyAlliance PRIMARY KEY (Id)
);

CREATE INDEX IX_PartyAlliance_Jurisdiction ON PartyAlliance (Jurisdiction, Id);

CREATE TABLE AllianceMember (
    AllianceId {id} NOT NULL,
    PartyId {id} NOT NULL,
    Standing NVARCHAR(32) NOT NULL,
    CONSTRAINT PK_AllianceMember PRIMARY KEY (AllianceId, PartyId),
    CONSTRAINT FK_AllianceMember_Alliance FOREIGN KEY (AllianceId) REFERENCES PartyAlliance (Id),
    CONSTRAINT FK_AllianceMember_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);
