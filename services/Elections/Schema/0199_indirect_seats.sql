CREATE TABLE IndirectSeat (
    OfficeId {id} NOT NULL,
    Region {id} NOT NULL,
    SeatNumber INT NOT NULL,
    SeatClass INT NOT NULL,
    TermFrom NVARCHAR(10) NOT NULL,
    TermUntil NVARCHAR(10) NOT NULL,
    Jurisdiction {id} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_IndirectSeat PRIMARY KEY (OfficeId, Region, SeatNumber, TermFrom),
    CONSTRAINT FK_IndirectSeat_Office FOREIGN KEY (OfficeId) REFERENCES Office (Id)
);
