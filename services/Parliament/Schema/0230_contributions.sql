CREATE TABLE TranscriptProgress (
    TranscriptId {id} NOT NULL,
    State NVARCHAR(16) NOT NULL,
    EmbargoedUntil NVARCHAR(10) NOT NULL,
    PublishedOn NVARCHAR(10) NOT NULL,
    Contributions INT NOT NULL,
    Characters INT NOT NULL,
    Version BIGINT NOT NULL,
    CONSTRAINT PK_TranscriptProgress PRIMARY KEY (TranscriptId),
    CONSTRAINT FK_TranscriptProgress_Transcript FOREIGN KEY (TranscriptId) REFERENCES Transcript (Id)
);

CREATE TABLE Contribution (
    Id {id} NOT NULL,
    TranscriptId {id} NOT NULL,
    SittingId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    HeldOn NVARCHAR(10) NOT NULL,
    ItemId {id} NOT NULL,
    Number INT NOT NULL,
    Kind NVARCHAR(16) NOT NULL,
    MandateId {id} NOT NULL,
    PersonId {id} NOT NULL,
    PersonName {text} NOT NULL,
    Capacity NVARCHAR(200) NOT NULL,
    Language NVARCHAR(100) NOT NULL,
    Body {text} NOT NULL,
    ShownBody {text} NOT NULL,
    Revision INT NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Contribution PRIMARY KEY (Id),
    CONSTRAINT UQ_Contribution_Place UNIQUE (TranscriptId, Number),
    CONSTRAINT FK_Contribution_TranscriptProgress FOREIGN KEY (TranscriptId) REFERENCES TranscriptProgress (TranscriptId)
);

CREATE INDEX IX_Contribution_Jurisdiction ON Contribution (Jurisdiction, HeldOn, TranscriptId, Number);

CREATE TABLE ContributionRevision (
    ContributionId {id} NOT NULL,
    Revision INT NOT NULL,
    MandateId {id} NOT NULL,
    PersonId {id} NOT NULL,
    PersonName {text} NOT NULL,
    Capacity NVARCHAR(200) NOT NULL,
    Body {text} NOT NULL,
    Reason NVARCHAR(500) NOT NULL,
    AskedBy NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ContributionRevision PRIMARY KEY (ContributionId, Revision),
    CONSTRAINT FK_ContributionRevision_Contribution FOREIGN KEY (ContributionId) REFERENCES Contribution (Id)
);

CREATE TABLE Redaction (
    Id {id} NOT NULL,
    ContributionId {id} NOT NULL,
    Ground NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(500) NOT NULL,
    DecidedBy NVARCHAR(200) NOT NULL,
    Passages {text} NOT NULL,
    LiftedOn NVARCHAR(10) NOT NULL,
    LiftReason NVARCHAR(500) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Redaction PRIMARY KEY (Id),
    CONSTRAINT FK_Redaction_Contribution FOREIGN KEY (ContributionId) REFERENCES Contribution (Id)
);

CREATE INDEX IX_Redaction_ContributionId ON Redaction (ContributionId, Id);

CREATE TABLE ContributionWord (
    Word {id} NOT NULL,
    ContributionId {id} NOT NULL,
    Shown BIT NOT NULL,
    CONSTRAINT PK_ContributionWord PRIMARY KEY (Word, ContributionId),
    CONSTRAINT FK_ContributionWord_Contribution FOREIGN KEY (ContributionId) REFERENCES Contribution (Id)
);

CREATE INDEX IX_ContributionWord_ContributionId ON ContributionWord (ContributionId);
