CREATE TABLE Office (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Name {text} NOT NULL,
    TermYears INT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Office PRIMARY KEY (Id)
);

CREATE INDEX IX_Office_Jurisdiction ON Office (Jurisdiction, Id);

CREATE TABLE Term (
    Id {id} NOT NULL,
    OfficeId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    HolderId {id} NOT NULL,
    HolderName {text} NOT NULL,
    StartsOn NVARCHAR(10) NOT NULL,
    EndsOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Term PRIMARY KEY (Id),
    CONSTRAINT FK_Term_Office FOREIGN KEY (OfficeId) REFERENCES Office (Id)
);

CREATE INDEX IX_Term_OfficeId ON Term (OfficeId, StartsOn);

CREATE TABLE Election (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    OfficeId {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Name {text} NOT NULL,
    VotingOn NVARCHAR(10) NOT NULL,
    CalledOn NVARCHAR(10) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    SupersededById {id} NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Election PRIMARY KEY (Id),
    CONSTRAINT FK_Election_Office FOREIGN KEY (OfficeId) REFERENCES Office (Id)
);

CREATE INDEX IX_Election_Jurisdiction ON Election (Jurisdiction, Id);

CREATE TABLE ElectionChange (
    ElectionId {id} NOT NULL,
    Number INT NOT NULL,
    State NVARCHAR(32) NOT NULL,
    VotingOn NVARCHAR(10) NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ElectionChange PRIMARY KEY (ElectionId, Number),
    CONSTRAINT FK_ElectionChange_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
