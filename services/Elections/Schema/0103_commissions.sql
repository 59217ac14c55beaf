CREATE TABLE Commission (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    CommissionLevel NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Name {text} NOT NULL,
    TermFrom NVARCHAR(10) NOT NULL,
    TermUntil NVARCHAR(10) NOT NULL,
    AppointedBy NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Commission PRIMARY KEY (Id)
);

CREATE INDEX IX_Commission_Jurisdiction ON Commission (Jurisdiction, Id);

CREATE TABLE CommissionMember (
    CommissionId {id} NOT NULL,
    PersonId {id} NOT NULL,
    PersonName {text} NOT NULL,
    Position NVARCHAR(32) NOT NULL,
    NominatedById {id} NOT NULL,
    CONSTRAINT PK_CommissionMember PRIMARY KEY (CommissionId, PersonId),
    CONSTRAINT FK_CommissionMember_Commission FOREIGN KEY (CommissionId) REFERENCES Commission (Id)
);

CREATE TABLE Training (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    ElectionId {id} NOT NULL,
    Audience NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    Topic NVARCHAR(1000) NOT NULL,
    Participants BIGINT NOT NULL,
    Invited BIGINT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Training PRIMARY KEY (Id)
);

CREATE INDEX IX_Training_Jurisdiction ON Training (Jurisdiction, Id);
