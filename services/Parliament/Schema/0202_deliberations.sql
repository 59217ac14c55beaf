CREATE TABLE CommitteeReport (
    Id {id} NOT NULL,
    BillId {id} NOT NULL,
    ChamberId {id} NOT NULL,
    Committee NVARCHAR(200) NOT NULL,
    Recommendation NVARCHAR(32) NOT NULL,
    Summary NVARCHAR(1000) NOT NULL,
    Uri NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_CommitteeReport PRIMARY KEY (Id),
    CONSTRAINT FK_CommitteeReport_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);

CREATE INDEX IX_CommitteeReport_BillId ON CommitteeReport (BillId, Id);

CREATE TABLE ConstitutionalReview (
    Id {id} NOT NULL,
    BillId {id} NOT NULL,
    Body NVARCHAR(200) NOT NULL,
    Conclusion NVARCHAR(32) NOT NULL,
    Grounds NVARCHAR(1000) NOT NULL,
    Decision NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ConstitutionalReview PRIMARY KEY (Id),
    CONSTRAINT FK_ConstitutionalReview_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);

CREATE INDEX IX_ConstitutionalReview_BillId ON ConstitutionalReview (BillId, Id);
