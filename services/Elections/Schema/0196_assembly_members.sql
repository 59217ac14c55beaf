CREATE TABLE AssemblyMember (
    AssemblyId {id} NOT NULL,
    PersonId {id} NOT NULL,
    ServingFrom NVARCHAR(10) NOT NULL,
    ServingUntil NVARCHAR(10) NOT NULL,
    Jurisdiction {id} NOT NULL,
    Region {id} NOT NULL,
    PersonName {text} NOT NULL,
    Weight BIGINT NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AssemblyMember PRIMARY KEY (AssemblyId, PersonId, ServingFrom),
    CONSTRAINT FK_AssemblyMember_Assembly FOREIGN KEY (AssemblyId) REFERENCES RepresentativeAssembly (Id)
);

CREATE INDEX IX_AssemblyMember_Region ON AssemblyMember (Jurisdiction, Region, PersonId);
