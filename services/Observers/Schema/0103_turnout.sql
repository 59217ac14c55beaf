CREATE TABLE TurnoutCount (
    MissionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    VotersCounted BIGINT NOT NULL,
    FullDay BIT NOT NULL,
    FromTime NVARCHAR(5) NOT NULL,
    UntilTime NVARCHAR(5) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_TurnoutCount PRIMARY KEY (MissionId, PrecinctId),
    CONSTRAINT FK_TurnoutCount_Mission FOREIGN KEY (MissionId) REFERENCES Mission (Id)
);

CREATE TABLE TurnoutComparison (
    Id {id} NOT NULL,
    MissionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Summary {bytes} NOT NULL,
    LargestPointsPrecinct {id} NOT NULL,
    LargestRelativePrecinct {id} NOT NULL,
    OfficialLedgerPosition BIGINT NOT NULL,
    WeakestProvenance NVARCHAR(16) NOT NULL,
    WeakestCitation NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_TurnoutComparison PRIMARY KEY (Id),
    CONSTRAINT FK_TurnoutComparison_Mission FOREIGN KEY (MissionId) REFERENCES Mission (Id)
);

CREATE INDEX IX_TurnoutComparison_ElectionId ON TurnoutComparison (ElectionId, Id);

CREATE TABLE ComparedStation (
    ComparisonId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Registered BIGINT NOT NULL,
    OfficialVoters BIGINT NOT NULL,
    ObservedVoters BIGINT NOT NULL,
    CONSTRAINT PK_ComparedStation PRIMARY KEY (ComparisonId, PrecinctId),
    CONSTRAINT FK_ComparedStation_TurnoutComparison FOREIGN KEY (ComparisonId) REFERENCES TurnoutComparison (Id)
);

CREATE TABLE TurnoutClaim (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ElectionId {id} NOT NULL,
    AttributedTo NVARCHAR(200) NOT NULL,
    TurnoutPart BIGINT NOT NULL,
    TurnoutWhole BIGINT NOT NULL,
    StationsPart BIGINT NULL,
    StationsWhole BIGINT NULL,
    Quote NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_TurnoutClaim PRIMARY KEY (Id)
);

CREATE INDEX IX_TurnoutClaim_ElectionId ON TurnoutClaim (ElectionId, Id);
