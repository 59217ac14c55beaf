CREATE TABLE Room (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ChamberId {id} NOT NULL,
    Name {text} NOT NULL,
    Mode NVARCHAR(32) NOT NULL,
    Places INT NOT NULL,
    Classes NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Room PRIMARY KEY (Id)
);

CREATE INDEX IX_Room_Jurisdiction ON Room (Jurisdiction, Id);

CREATE TABLE SittingRoom (
    SittingId {id} NOT NULL,
    RoomId {id} NOT NULL,
    ItemIds {text} NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SittingRoom PRIMARY KEY (SittingId, RoomId),
    CONSTRAINT FK_SittingRoom_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id),
    CONSTRAINT FK_SittingRoom_Room FOREIGN KEY (RoomId) REFERENCES Room (Id)
);

CREATE TABLE AdmissionRequest (
    Id {id} NOT NULL,
    SittingId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    HeldOn NVARCHAR(10) NOT NULL,
    AccreditationId {id} NOT NULL,
    AccreditationClass NVARCHAR(32) NOT NULL,
    ItemIds {text} NOT NULL,
    ModeAsked NVARCHAR(32) NOT NULL,
    Persons INT NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Version BIGINT NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AdmissionRequest PRIMARY KEY (Id),
    CONSTRAINT FK_AdmissionRequest_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id),
    CONSTRAINT FK_AdmissionRequest_Accreditation FOREIGN KEY (AccreditationId) REFERENCES Accreditation (Id)
);

CREATE INDEX IX_AdmissionRequest_SittingId ON AdmissionRequest (SittingId, Id);

CREATE INDEX IX_AdmissionRequest_Jurisdiction ON AdmissionRequest (Jurisdiction, Id);

CREATE TABLE AdmissionDecision (
    RequestId {id} NOT NULL,
    Granted BIT NOT NULL,
    Mode NVARCHAR(32) NOT NULL,
    RoomId {id} NOT NULL,
    RefusalGround NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    DecidedBy NVARCHAR(200) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AdmissionDecision PRIMARY KEY (RequestId),
    CONSTRAINT FK_AdmissionDecision_AdmissionRequest FOREIGN KEY (RequestId) REFERENCES AdmissionRequest (Id)
);

CREATE TABLE Presence (
    Id {id} NOT NULL,
    RequestId {id} NOT NULL,
    SittingId {id} NOT NULL,
    ItemIds {text} NOT NULL,
    Persons INT NOT NULL,
    ArrivedAt BIGINT NULL,
    LeftAt BIGINT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Presence PRIMARY KEY (Id),
    CONSTRAINT FK_Presence_AdmissionRequest FOREIGN KEY (RequestId) REFERENCES AdmissionRequest (Id)
);

CREATE INDEX IX_Presence_SittingId ON Presence (SittingId, Id);
