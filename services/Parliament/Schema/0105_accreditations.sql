CREATE TABLE Accreditation (
    Id {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    AccreditationClass NVARCHAR(32) NOT NULL,
    Organisation NVARCHAR(200) NOT NULL,
    ValidFrom NVARCHAR(10) NOT NULL,
    ValidUntil NVARCHAR(10) NOT NULL,
    RevokedOn NVARCHAR(10) NOT NULL,
    RevokeReason NVARCHAR(1000) NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Accreditation PRIMARY KEY (Id)
);

CREATE INDEX IX_Accreditation_Jurisdiction ON Accreditation (Jurisdiction, Id);

CREATE TABLE Admission (
    Id {id} NOT NULL,
    SittingId {id} NOT NULL,
    AccreditationId {id} NOT NULL,
    AccreditationClass NVARCHAR(32) NOT NULL,
    Mode NVARCHAR(32) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Admission PRIMARY KEY (Id),
    CONSTRAINT FK_Admission_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id),
    CONSTRAINT FK_Admission_Accreditation FOREIGN KEY (AccreditationId) REFERENCES Accreditation (Id)
);

CREATE INDEX IX_Admission_SittingId ON Admission (SittingId);
