CREATE TABLE Convocation (
    Id {id} NOT NULL,
    ChamberId {id} NOT NULL,
    Number INT NOT NULL,
    StartsOn NVARCHAR(10) NOT NULL,
    EndsOn NVARCHAR(10) NOT NULL,
    EndedOn NVARCHAR(10) NOT NULL,
    EndKind NVARCHAR(32) NOT NULL,
    Act NVARCHAR(1000) NOT NULL,
    Findings {bytes} NOT NULL,
    Version BIGINT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Convocation PRIMARY KEY (Id),
    CONSTRAINT FK_Convocation_Chamber FOREIGN KEY (ChamberId) REFERENCES Chamber (Id)
);

CREATE INDEX IX_Convocation_ChamberId ON Convocation (ChamberId, StartsOn, Id);
