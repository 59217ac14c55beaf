CREATE TABLE ChamberSeat (
    Id {id} NOT NULL,
    ChamberId {id} NOT NULL,
    SeatClass NVARCHAR(32) NOT NULL,
    Region {id} NOT NULL,
    Number INT NOT NULL,
    RenewalClass INT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_ChamberSeat PRIMARY KEY (Id),
    CONSTRAINT FK_ChamberSeat_Chamber FOREIGN KEY (ChamberId) REFERENCES Chamber (Id)
);

CREATE INDEX IX_ChamberSeat_ChamberId ON ChamberSeat (ChamberId, SeatClass, Region, Number);
