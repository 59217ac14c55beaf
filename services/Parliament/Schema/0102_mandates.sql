CREATE TABLE Appointment (
    Id {id} NOT NULL,
    ChamberId {id} NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    Justification NVARCHAR(1000) NOT NULL,
    StartsOn NVARCHAR(10) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Appointment PRIMARY KEY (Id),
    CONSTRAINT FK_Appointment_Chamber FOREIGN KEY (ChamberId) REFERENCES Chamber (Id)
);

CREATE INDEX IX_Appointment_ChamberId ON Appointment (ChamberId, StartsOn);

CREATE TABLE Mandate (
    Id {id} NOT NULL,
    ChamberId {id} NOT NULL,
    PersonId {id} NOT NULL,
    PersonName {text} NOT NULL,
    SeatClass NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    PartyId {id} NOT NULL,
    ElectionId {id} NOT NULL,
    AppointmentId {id} NOT NULL,
    StartsOn NVARCHAR(10) NOT NULL,
    EndsOn NVARCHAR(10) NOT NULL,
    EndedOn NVARCHAR(10) NOT NULL,
    EndReason NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Mandate PRIMARY KEY (Id),
    CONSTRAINT FK_Mandate_Chamber FOREIGN KEY (ChamberId) REFERENCES Chamber (Id)
);

CREATE INDEX IX_Mandate_ChamberId ON Mandate (ChamberId, Id);

CREATE INDEX IX_Mandate_AppointmentId ON Mandate (AppointmentId);

CREATE TABLE DeclaredGroup (
    Jurisdiction {id} NOT NULL,
    PersonId {id} NOT NULL,
    GroupName NVARCHAR(200) NOT NULL,
    Language NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_DeclaredGroup PRIMARY KEY (Jurisdiction, PersonId)
);
