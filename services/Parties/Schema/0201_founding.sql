CREATE TABLE OrganisingCommittee (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    FormedOn NVARCHAR(10) NOT NULL,
    PlannedOn NVARCHAR(10) NOT NULL,
    Notified NVARCHAR(32) NOT NULL,
    NotifiedOn NVARCHAR(10) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    AnsweredOn NVARCHAR(10) NOT NULL,
    AnswerDueOn NVARCHAR(10) NOT NULL,
    CongressDueOn NVARCHAR(10) NOT NULL,
    Defects {text} NOT NULL,
    Documents {bytes} NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_OrganisingCommittee PRIMARY KEY (Id),
    CONSTRAINT FK_OrganisingCommittee_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_OrganisingCommittee_PartyId ON OrganisingCommittee (PartyId, NotifiedOn);

CREATE INDEX IX_OrganisingCommittee_Jurisdiction ON OrganisingCommittee (Jurisdiction, Id);

CREATE TABLE CommitteeRegion (
    CommitteeId {id} NOT NULL,
    Region {id} NOT NULL,
    Initiators BIGINT NOT NULL,
    Members BIGINT NOT NULL,
    CONSTRAINT PK_CommitteeRegion PRIMARY KEY (CommitteeId, Region),
    CONSTRAINT FK_CommitteeRegion_Committee FOREIGN KEY (CommitteeId) REFERENCES OrganisingCommittee (Id)
);
