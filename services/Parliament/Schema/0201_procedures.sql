ALTER TABLE BillStep ADD StepId NVARCHAR(64) NOT NULL CONSTRAINT DF_BillStep_StepId DEFAULT '';

ALTER TABLE Bill ADD InitiatorKind NVARCHAR(32) NOT NULL CONSTRAINT DF_Bill_InitiatorKind DEFAULT 'UNSPECIFIED';

CREATE TABLE BillObjection (
    BillId {id} NOT NULL,
    StepNumber INT NOT NULL,
    Number INT NOT NULL,
    Provision NVARCHAR(200) NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_BillObjection PRIMARY KEY (BillId, StepNumber, Number),
    CONSTRAINT FK_BillObjection_Bill FOREIGN KEY (BillId) REFERENCES Bill (Id)
);
