ALTER TABLE Election ADD RepeatsElectionId {id} NOT NULL DEFAULT '';

CREATE TABLE RunoffCandidate (
    ElectionId {id} NOT NULL,
    CandidateId {id} NOT NULL,
    CONSTRAINT PK_RunoffCandidate PRIMARY KEY (ElectionId, CandidateId),
    CONSTRAINT FK_RunoffCandidate_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id),
    CONSTRAINT FK_RunoffCandidate_Candidate FOREIGN KEY (CandidateId) REFERENCES Candidate (Id)
);
