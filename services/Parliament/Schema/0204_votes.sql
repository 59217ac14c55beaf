ALTER TABLE BillVote ADD Present BIGINT NULL;

ALTER TABLE BillVote ADD Excused BIGINT NULL;

ALTER TABLE BillVote ADD AmendmentId NVARCHAR(64) NOT NULL CONSTRAINT DF_BillVote_AmendmentId DEFAULT '';

ALTER TABLE BillVote ADD HasBallots BIT NOT NULL CONSTRAINT DF_BillVote_HasBallots DEFAULT 0;

ALTER TABLE BillVote ADD Corrections INT NOT NULL CONSTRAINT DF_BillVote_Corrections DEFAULT 0;

ALTER TABLE BillVote ADD CorrectionReason NVARCHAR(1000) NOT NULL CONSTRAINT DF_BillVote_CorrectionReason DEFAULT '';

CREATE TABLE Ballot (
    VoteId {id} NOT NULL,
    PersonId {id} NOT NULL,
    Choice NVARCHAR(16) NOT NULL,
    GroupId {id} NOT NULL,
    CONSTRAINT PK_Ballot PRIMARY KEY (VoteId, PersonId),
    CONSTRAINT FK_Ballot_BillVote FOREIGN KEY (VoteId) REFERENCES BillVote (Id)
);

CREATE INDEX IX_Ballot_PersonId ON Ballot (PersonId, VoteId);

CREATE TABLE VoteVersion (
    VoteId {id} NOT NULL,
    Number INT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    Content {bytes} NOT NULL,
    CONSTRAINT PK_VoteVersion PRIMARY KEY (VoteId, Number),
    CONSTRAINT FK_VoteVersion_BillVote FOREIGN KEY (VoteId) REFERENCES BillVote (Id)
);
