ALTER TABLE Accreditation ADD State NVARCHAR(32) NOT NULL CONSTRAINT DF_Accreditation_State DEFAULT 'GRANTED';
ALTER TABLE Accreditation ADD RevokeGround NVARCHAR(32) NOT NULL CONSTRAINT DF_Accreditation_RevokeGround DEFAULT 'UNSPECIFIED';

CREATE TABLE AccreditationChange (
    AccreditationId {id} NOT NULL,
    Number INT NOT NULL,
    Act NVARCHAR(32) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    Ground NVARCHAR(32) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    DecidedBy NVARCHAR(200) NOT NULL,
    ValidFrom NVARCHAR(10) NOT NULL,
    ValidUntil NVARCHAR(10) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AccreditationChange PRIMARY KEY (AccreditationId, Number),
    CONSTRAINT FK_AccreditationChange_Accreditation FOREIGN KEY (AccreditationId) REFERENCES Accreditation (Id)
);

CREATE TABLE AccreditationPause (
    AccreditationId {id} NOT NULL,
    Number INT NOT NULL,
    FromOn NVARCHAR(10) NOT NULL,
    UntilOn NVARCHAR(10) NOT NULL,
    CONSTRAINT PK_AccreditationPause PRIMARY KEY (AccreditationId, Number),
    CONSTRAINT FK_AccreditationPause_Accreditation FOREIGN KEY (AccreditationId) REFERENCES Accreditation (Id)
);
