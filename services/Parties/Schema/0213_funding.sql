CREATE TABLE Donation (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    DonorKind NVARCHAR(32) NOT NULL,
    DonorName NVARCHAR(200) NOT NULL,
    SealedName {bytes} NOT NULL,
    DonorCommitment {id} NOT NULL,
    Amount BIGINT NOT NULL,
    Currency NVARCHAR(3) NOT NULL,
    ReceivedOn NVARCHAR(10) NOT NULL,
    State NVARCHAR(16) NOT NULL,
    Lawful BIT NOT NULL,
    Findings {bytes} NOT NULL,
    ReturnedOn NVARCHAR(10) NOT NULL,
    ReturnReason NVARCHAR(1000) NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Donation PRIMARY KEY (Id),
    CONSTRAINT FK_Donation_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_Donation_PartyId ON Donation (PartyId, Id);

CREATE INDEX IX_Donation_Donor ON Donation (PartyId, DonorCommitment, ReceivedOn);

CREATE TABLE StateFunding (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Amount BIGINT NOT NULL,
    Currency NVARCHAR(3) NOT NULL,
    PaidOn NVARCHAR(10) NOT NULL,
    Act NVARCHAR(200) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_StateFunding PRIMARY KEY (Id),
    CONSTRAINT FK_StateFunding_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_StateFunding_PartyId ON StateFunding (PartyId, PaidOn);

CREATE TABLE YearlyStatement (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Year INT NOT NULL,
    Accounts {bytes} NOT NULL,
    FiledOn NVARCHAR(10) NOT NULL,
    State NVARCHAR(16) NOT NULL,
    DecisionReason NVARCHAR(1000) NOT NULL,
    DecidedOn NVARCHAR(10) NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_YearlyStatement PRIMARY KEY (Id),
    CONSTRAINT FK_YearlyStatement_Party FOREIGN KEY (PartyId) REFERENCES Party (Id),
    CONSTRAINT UQ_YearlyStatement_Year UNIQUE (PartyId, Year)
);

CREATE INDEX IX_YearlyStatement_Jurisdiction ON YearlyStatement (Jurisdiction, Id);
