CREATE TABLE Initiative (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Name {text} NOT NULL,
    Proposal {text} NOT NULL,
    ChairId {id} NOT NULL,
    ChairName {text} NOT NULL,
    CollectionFrom NVARCHAR(10) NOT NULL,
    CollectionUntil NVARCHAR(10) NOT NULL,
    LawVersion {id} NOT NULL,
    Law {bytes} NOT NULL,
    Regions {text} NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Initiative PRIMARY KEY (Id)
);

CREATE INDEX IX_Initiative_Jurisdiction ON Initiative (Jurisdiction, Id);

CREATE TABLE InitiativeMembers (
    InitiativeId {id} NOT NULL,
    Region {id} NOT NULL,
    Members BIGINT NOT NULL,
    CONSTRAINT PK_InitiativeMembers PRIMARY KEY (InitiativeId, Region),
    CONSTRAINT FK_InitiativeMembers_Initiative FOREIGN KEY (InitiativeId) REFERENCES Initiative (Id)
);

CREATE TABLE InitiativeStep (
    InitiativeId {id} NOT NULL,
    Number INT NOT NULL,
    Step NVARCHAR(32) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    EffectiveOn NVARCHAR(10) NOT NULL,
    Authority NVARCHAR(200) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    ReplacedByElectionId {id} NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_InitiativeStep PRIMARY KEY (InitiativeId, Number),
    CONSTRAINT FK_InitiativeStep_Initiative FOREIGN KEY (InitiativeId) REFERENCES Initiative (Id)
);

CREATE TABLE CoercionReport (
    Id {id} NOT NULL,
    InitiativeId {id} NOT NULL,
    AttributedTo NVARCHAR(200) NOT NULL,
    Credibility NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    Signatures BIGINT NULL,
    Quote NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_CoercionReport PRIMARY KEY (Id),
    CONSTRAINT FK_CoercionReport_Initiative FOREIGN KEY (InitiativeId) REFERENCES Initiative (Id)
);

CREATE INDEX IX_CoercionReport_InitiativeId ON CoercionReport (InitiativeId, Id);
