ALTER TABLE Mandate ADD State NVARCHAR(32) NOT NULL CONSTRAINT DF_Mandate_State DEFAULT 'HELD';

ALTER TABLE Mandate ADD SeatId {id} NOT NULL CONSTRAINT DF_Mandate_SeatId DEFAULT '';

ALTER TABLE Mandate ADD SwornOn NVARCHAR(10) NOT NULL CONSTRAINT DF_Mandate_SwornOn DEFAULT '';

ALTER TABLE Mandate ADD SubstituteFor {id} NOT NULL CONSTRAINT DF_Mandate_SubstituteFor DEFAULT '';

CREATE TABLE MandateChange (
    MandateId {id} NOT NULL,
    Number INT NOT NULL,
    Act NVARCHAR(32) NOT NULL,
    State NVARCHAR(32) NOT NULL,
    EffectiveOn NVARCHAR(10) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    Ground NVARCHAR(32) NOT NULL,
    Body NVARCHAR(32) NOT NULL,
    Decision NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_MandateChange PRIMARY KEY (MandateId, Number),
    CONSTRAINT FK_MandateChange_Mandate FOREIGN KEY (MandateId) REFERENCES Mandate (Id)
);
