CREATE TABLE StationRecount (
    ElectionId {id} NOT NULL,
    PrecinctId {id} NOT NULL,
    Version INT NOT NULL,
    Region {id} NOT NULL,
    EndedOn NVARCHAR(10) NOT NULL,
    LedgerPosition BIGINT NOT NULL,
    OccurredOn NVARCHAR(10) NOT NULL,
    RecordedAt BIGINT NOT NULL,
    EnteredLater BIT NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    CONSTRAINT PK_StationRecount PRIMARY KEY (ElectionId, PrecinctId, Version),
    CONSTRAINT FK_StationRecount_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

INSERT INTO StationRecount (ElectionId, PrecinctId, Version, Region, EndedOn, LedgerPosition, OccurredOn, RecordedAt, EnteredLater, Provenance, Citation)
SELECT r.ElectionId, r.PrecinctId, r.Version, r.Region,
  COALESCE((SELECT MIN(n.OccurredOn) FROM Protocol n
    WHERE n.ElectionId = r.ElectionId AND n.PrecinctId = r.PrecinctId AND n.Version > r.Version AND n.State IN ('ACCEPTED', 'CORRECTED', 'ANNULLED')), ''),
  r.LedgerPosition, r.OccurredOn, r.RecordedAt, r.EnteredLater, r.Provenance, r.Citation
FROM Protocol r
WHERE r.State = 'RECOUNT';
