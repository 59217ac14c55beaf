CREATE TABLE TallySource (
    ElectionId {id} NOT NULL,
    Region {id} NOT NULL,
    Provenance NVARCHAR(16) NOT NULL,
    CitationStart {id} NOT NULL,
    Citation NVARCHAR(1000) NOT NULL,
    Protocols BIGINT NOT NULL,
    CONSTRAINT PK_TallySource PRIMARY KEY (ElectionId, Region, Provenance, CitationStart),
    CONSTRAINT FK_TallySource_Election FOREIGN KEY (ElectionId) REFERENCES Election (Id)
);

INSERT INTO TallySource (ElectionId, Region, Provenance, CitationStart, Citation, Protocols)
SELECT ElectionId, Region, Provenance, SUBSTRING(Citation, 1, 64), MIN(Citation), COUNT(*)
FROM Protocol
WHERE SupersededOn = '' AND State IN ('ACCEPTED', 'CORRECTED')
GROUP BY ElectionId, Region, Provenance, SUBSTRING(Citation, 1, 64);
