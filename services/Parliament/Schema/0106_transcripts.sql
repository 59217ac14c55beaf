CREATE TABLE Transcript (
    Id {id} NOT NULL,
    SittingId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Language NVARCHAR(1000) NOT NULL,
    Body {text} NOT NULL,
    Characters INT NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_Transcript PRIMARY KEY (Id),
    CONSTRAINT FK_Transcript_Sitting FOREIGN KEY (SittingId) REFERENCES Sitting (Id)
);

CREATE INDEX IX_Transcript_Jurisdiction ON Transcript (Jurisdiction, Id);

CREATE INDEX IX_Transcript_SittingId ON Transcript (SittingId);
