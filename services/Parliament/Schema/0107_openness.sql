CREATE TABLE ActivityPublication (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Dimension NVARCHAR(32) NOT NULL,
    SubjectKind NVARCHAR(32) NOT NULL,
    SubjectId {id} NOT NULL,
    State NVARCHAR(32) NOT NULL,
    PublishedOn NVARCHAR(10) NOT NULL,
    PublicationFormat NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ActivityPublication PRIMARY KEY (Id)
);

CREATE INDEX IX_ActivityPublication_Jurisdiction ON ActivityPublication (Jurisdiction, Id);

CREATE INDEX IX_ActivityPublication_SubjectId ON ActivityPublication (SubjectId, Dimension);
