CREATE TABLE Attendance (
    SittingId {id} NOT NULL,
    MandateId {id} NOT NULL,
    ArrivedAt BIGINT NOT NULL,
    LeftAt BIGINT NULL,
    PersonId {id} NOT NULL,
    ChamberId {id} NOT NULL,
    PartyId {id} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Attendance PRIMARY KEY (SittingId, MandateId, ArrivedAt),
    CONSTRAINT FK_Attendance_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);

CREATE TABLE SittingVote (
    VoteId {id} NOT NULL,
    SittingId {id} NOT NULL,
    ItemId {id} NOT NULL,
    AtSecond BIGINT NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_SittingVote PRIMARY KEY (VoteId),
    CONSTRAINT FK_SittingVote_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);

CREATE INDEX IX_SittingVote_SittingId ON SittingVote (SittingId, AtSecond);

CREATE TABLE Speech (
    Id {id} NOT NULL,
    SittingId {id} NOT NULL,
    ItemId {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    MandateId {id} NOT NULL,
    PersonId {id} NOT NULL,
    PartyId {id} NOT NULL,
    Office NVARCHAR(200) NOT NULL,
    BeganAt BIGINT NOT NULL,
    EndedAt BIGINT NULL,
    AllottedSeconds BIGINT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Speech PRIMARY KEY (Id),
    CONSTRAINT FK_Speech_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);

CREATE INDEX IX_Speech_SittingId ON Speech (SittingId, Id);
