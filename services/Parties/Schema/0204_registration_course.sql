ALTER TABLE Application ADD Kind NVARCHAR(32) NOT NULL CONSTRAINT DF_Application_Kind DEFAULT 'FOUNDING';

ALTER TABLE Application ADD PreviousId {id} NOT NULL CONSTRAINT DF_Application_PreviousId DEFAULT '';

ALTER TABLE Application ADD ClosedOn NVARCHAR(10) NOT NULL CONSTRAINT DF_Application_ClosedOn DEFAULT '';

CREATE TABLE ApplicationSeat (
    ApplicationId {id} NOT NULL,
    Authority NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    DueOn NVARCHAR(10) NOT NULL,
    CONSTRAINT PK_ApplicationSeat PRIMARY KEY (ApplicationId, Authority, Region),
    CONSTRAINT FK_ApplicationSeat_Application FOREIGN KEY (ApplicationId) REFERENCES Application (Id)
);

CREATE TABLE ApplicationReturn (
    ApplicationId {id} NOT NULL,
    Authority NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    Number INT NOT NULL,
    Defects {text} NOT NULL,
    ReturnedOn NVARCHAR(10) NOT NULL,
    CureDueOn NVARCHAR(10) NOT NULL,
    ResubmittedOn NVARCHAR(10) NOT NULL,
    Statement {text} NOT NULL,
    Documents {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ApplicationReturn PRIMARY KEY (ApplicationId, Authority, Region, Number),
    CONSTRAINT FK_ApplicationReturn_Application FOREIGN KEY (ApplicationId) REFERENCES Application (Id)
);

CREATE TABLE Reregistration (
    PartyId {id} NOT NULL,
    LawVersion {id} NOT NULL,
    ApplicationId {id} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Reregistration PRIMARY KEY (PartyId, LawVersion),
    CONSTRAINT FK_Reregistration_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);
