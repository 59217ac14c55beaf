CREATE TABLE Complaint (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ComplainantKind NVARCHAR(32) NOT NULL,
    Subject NVARCHAR(1000) NOT NULL,
    PrecinctId {id} NOT NULL,
    Region {id} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Complaint PRIMARY KEY (Id),
    CONSTRAINT FK_Complaint_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_Complaint_ElectionId ON Complaint (ElectionId, Id);

CREATE TABLE ComplaintDecision (
    ComplaintId {id} NOT NULL,
    Outcome NVARCHAR(32) NOT NULL,
    Decision NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ComplaintDecision PRIMARY KEY (ComplaintId),
    CONSTRAINT FK_ComplaintDecision_Complaint FOREIGN KEY (ComplaintId) REFERENCES Complaint (Id)
);

CREATE TABLE ComplaintReport (
    Id {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Issuer NVARCHAR(200) NOT NULL,
    Complaints BIGINT NOT NULL,
    Irregularities BIGINT NOT NULL,
    Quote NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ComplaintReport PRIMARY KEY (Id),
    CONSTRAINT FK_ComplaintReport_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

CREATE INDEX IX_ComplaintReport_ElectionId ON ComplaintReport (ElectionId, Id);
