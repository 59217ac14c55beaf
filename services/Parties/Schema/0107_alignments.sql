CREATE TABLE AlignmentClaim (
    Id {id} NOT NULL,
    PartyId {id} NOT NULL,
    Jurisdiction {id} NOT NULL,
    Alignment NVARCHAR(32) NOT NULL,
    AttributedTo NVARCHAR(200) NOT NULL,
    Quote NVARCHAR(1000) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_AlignmentClaim PRIMARY KEY (Id),
    CONSTRAINT FK_AlignmentClaim_Party FOREIGN KEY (PartyId) REFERENCES Party (Id)
);

CREATE INDEX IX_AlignmentClaim_PartyId ON AlignmentClaim (PartyId, Alignment);

CREATE INDEX IX_AlignmentClaim_Jurisdiction ON AlignmentClaim (Jurisdiction, Id);
