CREATE TABLE Mission (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Name {text} NOT NULL,
    Organisation NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Mission PRIMARY KEY (Id)
);

CREATE INDEX IX_Mission_ElectionId ON Mission (ElectionId, Id);

CREATE INDEX IX_Mission_Jurisdiction ON Mission (Jurisdiction, Id);

CREATE TABLE Accreditation (
    Id {id} NOT NULL,
    MissionId {id} NOT NULL,
    Observers BIGINT NOT NULL,
    VotingOn NVARCHAR(10) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Accreditation PRIMARY KEY (Id),
    CONSTRAINT FK_Accreditation_Mission FOREIGN KEY (MissionId) REFERENCES Mission (Id)
);

CREATE INDEX IX_Accreditation_MissionId ON Accreditation (MissionId);
