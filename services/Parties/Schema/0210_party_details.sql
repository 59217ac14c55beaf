CREATE TABLE PartyChange (
    PartyId {id} NOT NULL,
    ChangeKey {id} NOT NULL,
    Kind NVARCHAR(32) NOT NULL,
    ValidFrom NVARCHAR(10) NOT NULL,
    Content {text} NOT NULL,
    Act NVARCHAR(200) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_PartyChange PRIMARY KEY (PartyId, ChangeKey),
    CONSTRAINT FK_PartyChange_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

ALTER TABLE Party ADD Version BIGINT NOT NULL CONSTRAINT DF_Party_Version DEFAULT 1;
