CREATE TABLE ObservationForm (
    MissionId {id} NOT NULL,
    FormId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Region {id} NOT NULL,
    Stage NVARCHAR(32) NOT NULL,
    Rating NVARCHAR(32) NOT NULL,
    Irregularities NVARCHAR(1000) NOT NULL,
    Observer NVARCHAR(200) NOT NULL,
    Note NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ObservationForm PRIMARY KEY (MissionId, FormId),
    CONSTRAINT FK_ObservationForm_Mission FOREIGN KEY (MissionId) REFERENCES Mission (Id)
);

CREATE TABLE FormTally (
    MissionId {id} NOT NULL,
    Stage NVARCHAR(32) NOT NULL,
    Topic NVARCHAR(16) NOT NULL,
    Word NVARCHAR(32) NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    Forms BIGINT NOT NULL,
    CONSTRAINT PK_FormTally PRIMARY KEY (MissionId, Stage, Topic, Word, OccurredOn, Provenance),
    CONSTRAINT FK_FormTally_Mission FOREIGN KEY (MissionId) REFERENCES Mission (Id)
);

CREATE TABLE FormStation (
    MissionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Stage NVARCHAR(32) NOT NULL,
    Topic NVARCHAR(16) NOT NULL,
    Word NVARCHAR(32) NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    CONSTRAINT PK_FormStation PRIMARY KEY (MissionId, PrecinctId, Stage, Topic, Word, OccurredOn),
    CONSTRAINT FK_FormStation_Mission FOREIGN KEY (MissionId) REFERENCES Mission (Id)
);
