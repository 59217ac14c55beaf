ALTER TABLE Complaint ADD SubjectKind NVARCHAR(32) NOT NULL CONSTRAINT DF_Complaint_SubjectKind DEFAULT 'UNSPECIFIED';
ALTER TABLE Complaint ADD EventOn NVARCHAR(10) NOT NULL CONSTRAINT DF_Complaint_EventOn DEFAULT '';
ALTER TABLE Complaint ADD CandidateId {id} NOT NULL CONSTRAINT DF_Complaint_CandidateId DEFAULT '';
ALTER TABLE Complaint ADD Findings {bytes} NULL;
ALTER TABLE ComplaintDecision ADD Authority NVARCHAR(32) NOT NULL CONSTRAINT DF_ComplaintDecision_Authority DEFAULT 'UNSPECIFIED';
ALTER TABLE ComplaintDecision ADD Ordered {bytes} NULL;
ALTER TABLE ComplaintDecision ADD Findings {bytes} NULL;

CREATE TABLE ComplaintAppeal (
    ComplaintId {id} NOT NULL,
    Number INT NOT NULL,
    AppellantKind NVARCHAR(32) NOT NULL,
    Grounds NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ComplaintAppeal PRIMARY KEY (ComplaintId, Number),
    CONSTRAINT FK_ComplaintAppeal_Complaint FOREIGN KEY (ComplaintId) REFERENCES Complaint (Id)
);

CREATE TABLE ComplaintAppealDecision (
    ComplaintId {id} NOT NULL,
    Number INT NOT NULL,
    Outcome NVARCHAR(32) NOT NULL,
    Decision NVARCHAR(1000) NOT NULL,
    Authority NVARCHAR(32) NOT NULL,
    Ordered {bytes} NULL,
    Findings {bytes} NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ComplaintAppealDecision PRIMARY KEY (ComplaintId, Number),
    CONSTRAINT FK_ComplaintAppealDecision_ComplaintAppeal FOREIGN KEY (ComplaintId, Number) REFERENCES ComplaintAppeal (ComplaintId, Number)
);

CREATE TABLE ComplaintEffectDone (
    ComplaintId {id} NOT NULL,
    Appeal INT NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ComplaintEffectDone PRIMARY KEY (ComplaintId, Appeal),
    CONSTRAINT FK_ComplaintEffectDone_Complaint FOREIGN KEY (ComplaintId) REFERENCES Complaint (Id)
);
