CREATE TABLE Bill (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Title {text} NOT NULL,
    Initiator NVARCHAR(200) NOT NULL,
    ChamberId {id} NOT NULL,
    Stage NVARCHAR(32) NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    EnactedOn NVARCHAR(10) NOT NULL,
    EffectiveFrom NVARCHAR(10) NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Bill PRIMARY KEY (Id)
);

CREATE INDEX IX_Bill_Jurisdiction ON Bill (Jurisdiction, Id);

CREATE TABLE BillStep (
    BillId {id} NOT NULL,
    Number INT NOT NULL,
    Stage NVARCHAR(32) NOT NULL,
    ChamberId {id} NOT NULL,
    Note NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_BillStep PRIMARY KEY (BillId, Number),
    CONSTRAINT FK_BillStep_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);

CREATE TABLE BillVote (
    Id {id} NOT NULL,
    BillId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ChamberId {id} NOT NULL,
    Matter NVARCHAR(32) NOT NULL,
    Method NVARCHAR(32) NOT NULL,
    VotesFor BIGINT NOT NULL,
    VotesAgainst BIGINT NOT NULL,
    Abstained BIGINT NOT NULL,
    Absent BIGINT NULL,
    Seats BIGINT NOT NULL,
    HeldOn NVARCHAR(10) NOT NULL,
    Result NVARCHAR(32) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_BillVote PRIMARY KEY (Id),
    CONSTRAINT FK_BillVote_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);

CREATE INDEX IX_BillVote_BillId ON BillVote (BillId, HeldOn);

CREATE INDEX IX_BillVote_Jurisdiction ON BillVote (Jurisdiction, HeldOn);

CREATE TABLE BillEffect (
    BillId {id} NOT NULL,
    Area {id} NOT NULL,
    LawVersion {id} NOT NULL,
    CONSTRAINT PK_BillEffect PRIMARY KEY (BillId, Area),
    CONSTRAINT FK_BillEffect_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);
