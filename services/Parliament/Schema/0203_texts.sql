CREATE TABLE BillVersion (
    Id {id} NOT NULL,
    BillId {id} NOT NULL,
    Status NVARCHAR(32) NOT NULL,
    ChamberId {id} NOT NULL,
    Language NVARCHAR(35) NOT NULL,
    MediaType NVARCHAR(100) NOT NULL,
    Uri NVARCHAR(1000) NOT NULL,
    Sha256 NVARCHAR(64) NOT NULL,
    Characters INT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_BillVersion PRIMARY KEY (Id),
    CONSTRAINT FK_BillVersion_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);

CREATE INDEX IX_BillVersion_BillId ON BillVersion (BillId, Id);

CREATE TABLE BillText (
    VersionId {id} NOT NULL,
    Body {text} NOT NULL,
    CONSTRAINT PK_BillText PRIMARY KEY (VersionId),
    CONSTRAINT FK_BillText_BillVersion FOREIGN KEY (VersionId) REFERENCES BillVersion (Id)
);

CREATE TABLE Amendment (
    Id {id} NOT NULL,
    BillId {id} NOT NULL,
    VersionId {id} NOT NULL,
    ChamberId {id} NOT NULL,
    Proposer NVARCHAR(200) NOT NULL,
    Provision NVARCHAR(200) NOT NULL,
    Body {text} NOT NULL,
    State NVARCHAR(32) NOT NULL,
    VoteId {id} NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    DecidedOn NVARCHAR(10) NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Amendment PRIMARY KEY (Id),
    CONSTRAINT FK_Amendment_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);

CREATE INDEX IX_Amendment_BillId ON Amendment (BillId, Id);
