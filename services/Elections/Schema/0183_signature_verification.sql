CREATE TABLE SignatureVerification (
    Initiative BIGINT NOT NULL,
    Region {id} NOT NULL,
    Method NVARCHAR(16) NOT NULL,
    SampleSize BIGINT NOT NULL,
    Seed NVARCHAR(200) NOT NULL,
    Population BIGINT NOT NULL,
    Drawn BIGINT NOT NULL,
    DrawDigest VARBINARY(32) NOT NULL,
    Valid BIGINT NOT NULL,
    Invalid BIGINT NOT NULL,
    CONSTRAINT PK_SignatureVerification PRIMARY KEY (Initiative, Region)
);

CREATE TABLE SignatureSample (
    Initiative BIGINT NOT NULL,
    Region {id} NOT NULL,
    Place BIGINT NOT NULL,
    Sheet BIGINT NOT NULL,
    Line BIGINT NOT NULL,
    CONSTRAINT PK_SignatureSample PRIMARY KEY (Initiative, Region, Place)
);

CREATE UNIQUE INDEX UX_SignatureSample_Line ON SignatureSample (Initiative, Sheet, Line);
