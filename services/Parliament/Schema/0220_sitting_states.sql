ALTER TABLE Sitting ADD State NVARCHAR(16) NOT NULL CONSTRAINT DF_Sitting_State DEFAULT 'CONVENED';
ALTER TABLE Sitting ADD CurrentItemId {id} NOT NULL CONSTRAINT DF_Sitting_CurrentItemId DEFAULT '';
ALTER TABLE Sitting ADD Version BIGINT NOT NULL CONSTRAINT DF_Sitting_Version DEFAULT 1;
ALTER TABLE Sitting ADD LatestPosition BIGINT NOT NULL CONSTRAINT DF_Sitting_LatestPosition DEFAULT 0;
ALTER TABLE SittingItem ADD ClosedDimensions NVARCHAR(100) NOT NULL CONSTRAINT DF_SittingItem_ClosedDimensions DEFAULT '';
ALTER TABLE SittingItem ADD TakenUpAt BIGINT NULL;
ALTER TABLE Closure ADD Scope NVARCHAR(16) NOT NULL CONSTRAINT DF_Closure_Scope DEFAULT 'ITEMS';
ALTER TABLE Closure ADD Dimensions NVARCHAR(100) NOT NULL CONSTRAINT DF_Closure_Dimensions DEFAULT 'ATTENDANCE,TEXT,RECORDING';
ALTER TABLE Closure ADD VoteId {id} NOT NULL CONSTRAINT DF_Closure_VoteId DEFAULT '';
ALTER TABLE Closure ADD State NVARCHAR(16) NOT NULL CONSTRAINT DF_Closure_State DEFAULT 'IN_FORCE';
ALTER TABLE Closure ADD Version BIGINT NOT NULL CONSTRAINT DF_Closure_Version DEFAULT 1;

CREATE TABLE SittingChange (
    SittingId {id} NOT NULL,
    Number INT NOT NULL,
    Act NVARCHAR(32) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    AtSecond BIGINT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    DecidedBy NVARCHAR(200) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SittingChange PRIMARY KEY (SittingId, Number),
    CONSTRAINT FK_SittingChange_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);

CREATE TABLE AgendaChange (
    SittingId {id} NOT NULL,
    Number INT NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Item {text} NOT NULL,
    PlaceBefore INT NOT NULL,
    PlaceAfter INT NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    DecidedBy NVARCHAR(200) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AgendaChange PRIMARY KEY (SittingId, Number),
    CONSTRAINT FK_AgendaChange_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);

CREATE TABLE ClosureStep (
    ClosureId {id} NOT NULL,
    Number INT NOT NULL,
    Act NVARCHAR(32) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    DecidedBy NVARCHAR(200) NOT NULL,
    VoteId {id} NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ClosureStep PRIMARY KEY (ClosureId, Number),
    CONSTRAINT FK_ClosureStep_Closure FOREIGN KEY (ClosureId) REFERENCES Closure (Id)
);

CREATE TABLE ClosureItem (
    ClosureId {id} NOT NULL,
    ItemId {id} NOT NULL,
    CONSTRAINT PK_ClosureItem PRIMARY KEY (ClosureId, ItemId),
    CONSTRAINT FK_ClosureItem_Closure FOREIGN KEY (ClosureId) REFERENCES Closure (Id)
);
