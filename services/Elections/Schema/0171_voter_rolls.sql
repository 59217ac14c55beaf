CREATE TABLE VoterRoll (
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Numbered BIGINT NOT NULL,
    VersionId {id} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_VoterRoll PRIMARY KEY (ElectionId),
    CONSTRAINT FK_VoterRoll_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE TABLE VoterEntry (
    ElectionId {id} NOT NULL,
    Person VARBINARY(32) NOT NULL,
    Number BIGINT NOT NULL,
    PrecinctId {id} NOT NULL,
    Listed BIT NOT NULL,
    Digest BIGINT NOT NULL,
    ChangesetId {id} NOT NULL,
    CONSTRAINT PK_VoterEntry PRIMARY KEY (ElectionId, Person)
);

CREATE INDEX IX_VoterEntry_Precinct ON VoterEntry (ElectionId, PrecinctId, Number);

CREATE TABLE VoterPerson (
    ElectionId {id} NOT NULL,
    Number BIGINT NOT NULL,
    Person VARBINARY(32) NOT NULL,
    Sealed VARBINARY(2000) NOT NULL,
    CONSTRAINT PK_VoterPerson PRIMARY KEY (ElectionId, Number)
);

CREATE TABLE VoterStationCount (
    ElectionId {id} NOT NULL,
    VersionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Measure NVARCHAR(32) NOT NULL,
    Amount BIGINT NOT NULL,
    CONSTRAINT PK_VoterStationCount PRIMARY KEY (ElectionId, VersionId, PrecinctId, Measure)
);
