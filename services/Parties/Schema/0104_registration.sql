CREATE TABLE Application (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    FiledOn NVARCHAR(10) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Authorities INT NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Application PRIMARY KEY (Id),
    CONSTRAINT FK_Application_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_Application_PartyId ON Application (PartyId, Id);

CREATE INDEX IX_Application_Jurisdiction ON Application (Jurisdiction, Id);

CREATE TABLE AuthorityDecision (
    ApplicationId {id} NOT NULL,
    Authority NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    Outcome NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AuthorityDecision PRIMARY KEY (ApplicationId, Authority, Region),
    CONSTRAINT FK_AuthorityDecision_Application FOREIGN KEY (ApplicationId) REFERENCES Application (Id)
);
