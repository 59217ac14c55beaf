CREATE TABLE Attribution (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    SubjectKind NVARCHAR(32) NOT NULL,
    SubjectId {id} NOT NULL,
    Alignment NVARCHAR(32) NOT NULL,
    AttributedTo NVARCHAR(200) NOT NULL,
    Quote NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Attribution PRIMARY KEY (Id)
);

CREATE INDEX IX_Attribution_Subject ON Attribution (SubjectKind, SubjectId, Alignment);

CREATE INDEX IX_Attribution_Jurisdiction ON Attribution (Jurisdiction, Id);
