CREATE TABLE CoercionScope (
    ReportId {id} NOT NULL,
    Number BIGINT NOT NULL,
    Sheet {id} NOT NULL,
    CollectorCommitment VARBINARY(32) NOT NULL,
    CONSTRAINT PK_CoercionScope PRIMARY KEY (ReportId, Number),
    CONSTRAINT FK_CoercionScope_CoercionReport FOREIGN KEY (ReportId) REFERENCES CoercionReport (Id)
);
