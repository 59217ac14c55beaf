CREATE TABLE Assessment (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ElectionId {id} NOT NULL,
    MissionId {id} NOT NULL,
    Author NVARCHAR(200) NOT NULL,
    Category NVARCHAR(32) NOT NULL,
    Grade NVARCHAR(16) NOT NULL,
    Severity NVARCHAR(16) NOT NULL,
    Statement NVARCHAR(2000) NOT NULL,
    Body NVARCHAR(200) NOT NULL,
    Continued BIT NOT NULL,
    AboutRule NVARCHAR(100) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Assessment PRIMARY KEY (Id)
);

CREATE INDEX IX_Assessment_Jurisdiction ON Assessment (Jurisdiction, Id);

CREATE TABLE AssessmentTag (
    AssessmentId {id} NOT NULL,
    Topic NVARCHAR(16) NOT NULL,
    Word {id} NOT NULL,
    CONSTRAINT PK_AssessmentTag PRIMARY KEY (AssessmentId, Topic, Word),
    CONSTRAINT FK_AssessmentTag_Assessment FOREIGN KEY (AssessmentId) REFERENCES Assessment (Id)
);

CREATE INDEX IX_AssessmentTag_Word ON AssessmentTag (Topic, Word, AssessmentId);
