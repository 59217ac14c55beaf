CREATE TABLE Reorganisation (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    EffectiveFrom NVARCHAR(10) NOT NULL,
    Act NVARCHAR(200) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Reorganisation PRIMARY KEY (Id)
);

CREATE INDEX IX_Reorganisation_Jurisdiction ON Reorganisation (Jurisdiction, Id);

CREATE TABLE ReorganisedParty (
    ReorganisationId {id} NOT NULL,
    PartyId {id} NOT NULL,
    Part NVARCHAR(16) NOT NULL,
    Ends BIT NOT NULL,
    CONSTRAINT PK_ReorganisedParty PRIMARY KEY (ReorganisationId, PartyId, Part),
    CONSTRAINT FK_ReorganisedParty_Reorganisation FOREIGN KEY (ReorganisationId) REFERENCES Reorganisation (Id),
    CONSTRAINT FK_ReorganisedParty_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_ReorganisedParty_PartyId ON ReorganisedParty (PartyId, ReorganisationId);

CREATE TABLE Membership (
    PartyId {id} NOT NULL,
    CountedOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Membership PRIMARY KEY (PartyId, CountedOn, LedgerPosition),
    CONSTRAINT FK_Membership_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE TABLE RegionMembers (
    PartyId {id} NOT NULL,
    CountedOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    Region {id} NOT NULL,
    Members BIGINT NOT NULL,
    CONSTRAINT PK_RegionMembers PRIMARY KEY (PartyId, CountedOn, LedgerPosition, Region),
    CONSTRAINT FK_RegionMembers_Membership FOREIGN KEY (PartyId, CountedOn, LedgerPosition)
        REFERENCES Membership (PartyId, CountedOn, LedgerPosition)
);
