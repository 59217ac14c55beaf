CREATE TABLE CongressPapers (
    CongressId {id} NOT NULL,
    CommitteeId {id} NOT NULL,
    Proxies BIGINT NULL,
    Papers {bytes} NOT NULL,
    CONSTRAINT PK_CongressPapers PRIMARY KEY (CongressId),
    CONSTRAINT FK_CongressPapers_Congress FOREIGN KEY (CongressId) REFERENCES FoundingCongress (Id)
);

CREATE TABLE ElectedDelegates (
    CongressId {id} NOT NULL,
    Region {id} NOT NULL,
    Delegates BIGINT NOT NULL,
    CONSTRAINT PK_ElectedDelegates PRIMARY KEY (CongressId, Region),
    CONSTRAINT FK_ElectedDelegates_Congress FOREIGN KEY (CongressId) REFERENCES FoundingCongress (Id)
);
