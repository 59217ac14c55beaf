CREATE TABLE District (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    OfficeId {id} NOT NULL,
    Number BIGINT NOT NULL,
    Name {text} NOT NULL,
    Seats BIGINT NOT NULL,
    ValidFrom NVARCHAR(10) NOT NULL,
    ValidTo NVARCHAR(10) NOT NULL,
    Precincts BIGINT NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_District PRIMARY KEY (Id),
    CONSTRAINT FK_District_Office FOREIGN KEY (OfficeId) REFERENCES Office (Id)
);

CREATE INDEX IX_District_Jurisdiction ON District (Jurisdiction, Id);

CREATE TABLE DistrictPrecinct (
    DistrictId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    CONSTRAINT PK_DistrictPrecinct PRIMARY KEY (DistrictId, PrecinctId),
    CONSTRAINT FK_DistrictPrecinct_District FOREIGN KEY (DistrictId) REFERENCES District (Id),
    CONSTRAINT FK_DistrictPrecinct_Precinct FOREIGN KEY (PrecinctId) REFERENCES Precinct (Id)
);

CREATE INDEX IX_DistrictPrecinct_PrecinctId ON DistrictPrecinct (PrecinctId);

CREATE TABLE DistrictEnd (
    DistrictId {id} NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_DistrictEnd PRIMARY KEY (DistrictId),
    CONSTRAINT FK_DistrictEnd_District FOREIGN KEY (DistrictId) REFERENCES District (Id)
);
