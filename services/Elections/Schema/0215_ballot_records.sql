ALTER TABLE Audit ADD RecordedStations INT NOT NULL DEFAULT 0;

ALTER TABLE Audit ADD RecordsHash NVARCHAR(64) NOT NULL DEFAULT '';

ALTER TABLE Audit ADD ReplacesAuditId {id} NOT NULL DEFAULT '';

CREATE TABLE AuditStationRecords (
    AuditId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Ballots INT NOT NULL,
    Commitment NVARCHAR(64) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AuditStationRecords PRIMARY KEY (AuditId, PrecinctId),
    CONSTRAINT FK_AuditStationRecords_AuditStation FOREIGN KEY (AuditId, PrecinctId) REFERENCES AuditStation (AuditId, PrecinctId)
);

CREATE TABLE BallotRecord (
    AuditId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Ballot BIGINT NOT NULL,
    Container NVARCHAR(64) NOT NULL,
    Imprint NVARCHAR(64) NOT NULL,
    CandidateId {id} NOT NULL,
    CONSTRAINT PK_BallotRecord PRIMARY KEY (AuditId, PrecinctId, Ballot),
    CONSTRAINT FK_BallotRecord_AuditStationRecords FOREIGN KEY (AuditId, PrecinctId) REFERENCES AuditStationRecords (AuditId, PrecinctId)
);
