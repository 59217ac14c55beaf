CREATE TABLE PrecinctCount (
    Jurisdiction {id} NOT NULL,
    Region {id} NOT NULL,
    Day NVARCHAR(10) NOT NULL,
    Began BIGINT NOT NULL,
    Ended BIGINT NOT NULL,
    CONSTRAINT PK_PrecinctCount PRIMARY KEY (Jurisdiction, Region, Day)
);

INSERT INTO PrecinctCount (Jurisdiction, Region, Day, Began, Ended)
SELECT p.Jurisdiction, p.Region, p.Day, SUM(p.Began), SUM(p.Ended)
FROM (
    SELECT Jurisdiction, Region, ValidFrom AS Day, 1 AS Began, 0 AS Ended
    FROM Precinct
    UNION ALL
    SELECT Jurisdiction, Region, ValidTo AS Day, 0 AS Began, 1 AS Ended
    FROM Precinct
    WHERE ValidTo <> ''
) p
GROUP BY p.Jurisdiction, p.Region, p.Day;
