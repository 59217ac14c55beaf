CREATE TABLE ParliamentaryGroup (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ChamberId {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    Name {text} NOT NULL,
    PartyId {id} NOT NULL,
    ParentGroupId {id} NOT NULL,
    FoundedOn NVARCHAR(10) NOT NULL,
    DissolvedOn NVARCHAR(10) NOT NULL,
    DissolutionReason NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ParliamentaryGroup PRIMARY KEY (Id)
);

CREATE INDEX IX_ParliamentaryGroup_Jurisdiction ON ParliamentaryGroup (Jurisdiction, Id);

CREATE TABLE GroupMembership (
    GroupId {id} NOT NULL,
    MandateId {id} NOT NULL,
    MemberFrom NVARCHAR(10) NOT NULL,
    MemberUntil NVARCHAR(10) NOT NULL,
    Role NVARCHAR(32) NOT NULL,
    EndReason NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_GroupMembership PRIMARY KEY (GroupId, MandateId, MemberFrom),
    CONSTRAINT FK_GroupMembership_Group FOREIGN KEY (GroupId) REFERENCES ParliamentaryGroup (Id),
    CONSTRAINT FK_GroupMembership_Mandate FOREIGN KEY (MandateId) REFERENCES Mandate (Id)
);

CREATE INDEX IX_GroupMembership_MandateId ON GroupMembership (MandateId, GroupId);

CREATE TABLE OfficeTenure (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Office NVARCHAR(32) NOT NULL,
    ChamberId {id} NOT NULL,
    GroupId {id} NOT NULL,
    MandateId {id} NOT NULL,
    HeldFrom NVARCHAR(10) NOT NULL,
    HeldUntil NVARCHAR(10) NOT NULL,
    EndReason NVARCHAR(1000) NOT NULL,
    Vote {bytes} NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_OfficeTenure PRIMARY KEY (Id),
    CONSTRAINT FK_OfficeTenure_Mandate FOREIGN KEY (MandateId) REFERENCES Mandate (Id)
);

CREATE INDEX IX_OfficeTenure_Jurisdiction ON OfficeTenure (Jurisdiction, Id);

CREATE INDEX IX_OfficeTenure_MandateId ON OfficeTenure (MandateId, Id);
