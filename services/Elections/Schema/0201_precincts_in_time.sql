ALTER TABLE Precinct ADD Address NVARCHAR(500) NOT NULL CONSTRAINT DF_Precinct_Address DEFAULT '';
ALTER TABLE Precinct ADD Capacity BIGINT NULL;
ALTER TABLE Precinct ADD ValidTo NVARCHAR(10) NOT NULL CONSTRAINT DF_Precinct_ValidTo DEFAULT '';
ALTER TABLE Precinct ADD Version BIGINT NOT NULL CONSTRAINT DF_Precinct_Version DEFAULT 1;

CREATE TABLE Reorganization (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    EffectiveOn NVARCHAR(10) NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Reorganization PRIMARY KEY (Id)
);

CREATE INDEX IX_Reorganization_Jurisdiction ON Reorganization (Jurisdiction, Id);

CREATE TABLE ReorganizedPrecinct (
    PrecinctId {id} NOT NULL,
    Side NVARCHAR(16) NOT NULL,
    ReorganizationId {id} NOT NULL,
    CONSTRAINT PK_ReorganizedPrecinct PRIMARY KEY (PrecinctId, Side),
    CONSTRAINT FK_ReorganizedPrecinct_Precinct FOREIGN KEY (PrecinctId) REFERENCES Precinct (Id),
    CONSTRAINT FK_ReorganizedPrecinct_Reorganization FOREIGN KEY (ReorganizationId) REFERENCES Reorganization (Id)
);

CREATE INDEX IX_ReorganizedPrecinct_ReorganizationId ON ReorganizedPrecinct (ReorganizationId, Side);

CREATE TABLE PrecinctEnd (
    PrecinctId {id} NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    ReorganizationId {id} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_PrecinctEnd PRIMARY KEY (PrecinctId),
    CONSTRAINT FK_PrecinctEnd_Precinct FOREIGN KEY (PrecinctId) REFERENCES Precinct (Id)
);
