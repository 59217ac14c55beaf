CREATE TABLE TranscriptProgress (
    TranscriptId {id} NOT NULL,
    State NVARCHAR(16) NOT NULL,
    EmbargoedUntil NVARCHAR(10) NOT NULL,
    PublishedOn NVARCHAR(10) NOT NULL,
    Speeches INT NOT NULL,
    Characters INT NOT NULL,
    Version BIGINT NOT NULL,
    CONSTRAINT PK_TranscriptProgress PRIMARY KEY (TranscriptId),
    CONSTRAINT FK_TranscriptProgress_Transcript FOREIGN KEY (TranscriptId) REFERENCES Transcript (Id)
);

CREATE TABLE Speech (
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
    CONSTRAINT PK_Speech PRIMARY KEY (Id),
    CONSTRAINT UQ_Speech_Place UNIQUE (TranscriptId, Number),
    CONSTRAINT FK_Speech_TranscriptProgress FOREIGN KEY (TranscriptId) REFERENCES TranscriptProgress (TranscriptId)
);

CREATE INDEX IX_Speech_Jurisdiction ON Speech (Jurisdiction, HeldOn, TranscriptId, Number);

CREATE TABLE SpeechRevision (
    SpeechId {id} NOT NULL,
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
    CONSTRAINT PK_SpeechRevision PRIMARY KEY (SpeechId, Revision),
    CONSTRAINT FK_SpeechRevision_Speech FOREIGN KEY (SpeechId) REFERENCES Speech (Id)
);

CREATE TABLE Redaction (
    Id {id} NOT NULL,
    SpeechId {id} NOT NULL,
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
    CONSTRAINT FK_Redaction_Speech FOREIGN KEY (SpeechId) REFERENCES Speech (Id)
);

CREATE INDEX IX_Redaction_SpeechId ON Redaction (SpeechId, Id);

CREATE TABLE SpeechWord (
    Word {id} NOT NULL,
    SpeechId {id} NOT NULL,
    Shown BIT NOT NULL,
    CONSTRAINT PK_SpeechWord PRIMARY KEY (Word, SpeechId),
    CONSTRAINT FK_SpeechWord_Speech FOREIGN KEY (SpeechId) REFERENCES Speech (Id)
);

CREATE INDEX IX_SpeechWord_SpeechId ON SpeechWord (SpeechId);
