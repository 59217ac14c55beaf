CREATE TABLE BallotMeasure (
    ElectionId {id} NOT NULL,
    Question {text} NOT NULL,
    Options {bytes} NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_BallotMeasure PRIMARY KEY (ElectionId),
    CONSTRAINT FK_BallotMeasure_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);
