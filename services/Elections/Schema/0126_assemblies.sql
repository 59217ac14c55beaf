CREATE TABLE RepresentativeAssembly (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Region {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Deputies BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_RepresentativeAssembly PRIMARY KEY (Id)
);

CREATE INDEX IX_RepresentativeAssembly_Jurisdiction ON RepresentativeAssembly (Jurisdiction, Id);

CREATE TABLE IndirectResult (
    ElectionId {id} NOT NULL,
    Region {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Seats INT NOT NULL,
    ElectorsListed BIGINT NOT NULL,
    ElectorsVoted BIGINT NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Choices {bytes} NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_IndirectResult PRIMARY KEY (ElectionId, Region),
    CONSTRAINT FK_IndirectResult_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
