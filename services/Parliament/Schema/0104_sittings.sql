CREATE TABLE Sitting (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ChamberIds NVARCHAR(1000) NOT NULL,
    HeldOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Sitting PRIMARY KEY (Id)
);

CREATE INDEX IX_Sitting_Jurisdiction ON Sitting (Jurisdiction, HeldOn);

CREATE TABLE Closure (
    Id {id} NOT NULL,
    SittingId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Ground NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    DecidedBy NVARCHAR(200) NOT NULL,
    HeldOn NVARCHAR(10) NOT NULL,
    Controversial BIT NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Closure PRIMARY KEY (Id),
    CONSTRAINT FK_Closure_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);

CREATE INDEX IX_Closure_Jurisdiction ON Closure (Jurisdiction, Id);

CREATE TABLE SittingItem (
    SittingId {id} NOT NULL,
    ItemId {id} NOT NULL,
    Number INT NOT NULL,
    Title {text} NOT NULL,
    BillId {id} NOT NULL,
    Openness NVARCHAR(32) NOT NULL,
    OpennessNow NVARCHAR(32) NOT NULL,
    ClosureId {id} NOT NULL,
    Controversial BIT NOT NULL,
    AttributedTo NVARCHAR(200) NOT NULL,
    CONSTRAINT PK_SittingItem PRIMARY KEY (SittingId, ItemId),
    CONSTRAINT FK_SittingItem_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);
