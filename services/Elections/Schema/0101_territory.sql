CREATE TABLE Precinct (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Region {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Number BIGINT NOT NULL,
    ValidFrom NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Precinct PRIMARY KEY (Id)
);

CREATE INDEX IX_Precinct_Jurisdiction ON Precinct (Jurisdiction, Region, Id);
