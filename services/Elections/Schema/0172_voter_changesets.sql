CREATE TABLE VoterChangeset (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Creator VARBINARY(32) NOT NULL,
    Additions BIGINT NOT NULL,
    Removals BIGINT NOT NULL,
    Moves BIGINT NOT NULL,
    Amendments BIGINT NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_VoterChangeset PRIMARY KEY (Id),
    CONSTRAINT FK_VoterChangeset_Roll FOREIGN KEY (ElectionId) REFERENCES VoterRoll (ElectionId)
);

CREATE INDEX IX_VoterChangeset_ElectionId ON VoterChangeset (ElectionId, Id);

CREATE TABLE VoterChangesetItem (
    ChangesetId {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Item BIGINT NOT NULL,
    Kind NVARCHAR(16) NOT NULL,
    Person VARBINARY(32) NOT NULL,
    PrecinctId {id} NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Digest BIGINT NOT NULL,
    Sealed VARBINARY(2000) NOT NULL,
    WasThere BIT NOT NULL,
    WasListed BIT NOT NULL,
    WasAt {id} NOT NULL,
    WasDigest BIGINT NOT NULL,
    WasSealed VARBINARY(2000) NOT NULL,
    WasChangedBy {id} NOT NULL,
    CONSTRAINT PK_VoterChangesetItem PRIMARY KEY (ChangesetId, Item),
    CONSTRAINT UQ_VoterChangesetItem_Person UNIQUE (ChangesetId, Person),
    CONSTRAINT FK_VoterChangesetItem_Changeset FOREIGN KEY (ChangesetId) REFERENCES VoterChangeset (Id)
);
