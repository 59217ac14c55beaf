CREATE TABLE LedgerHead (
    Id INT NOT NULL CONSTRAINT PK_LedgerHead PRIMARY KEY,
    Size BIGINT NOT NULL,
    Batches BIGINT NOT NULL
);

INSERT INTO LedgerHead (Id, Size, Batches) VALUES (1, 0, 0);

CREATE TABLE LedgerEvent (
    Position BIGINT NOT NULL CONSTRAINT PK_LedgerEvent PRIMARY KEY,
    Bytes {bytes} NOT NULL
);

CREATE TABLE LedgerNode (
    Height INT NOT NULL,
    Position BIGINT NOT NULL,
    Hash VARBINARY(32) NOT NULL,
    CONSTRAINT PK_LedgerNode PRIMARY KEY (Height, Position)
);

CREATE TABLE LedgerAnswer (
    RequestKey VARBINARY(32) NOT NULL CONSTRAINT PK_LedgerAnswer PRIMARY KEY,
    BodyHash VARBINARY(32) NOT NULL,
    Answer {bytes} NOT NULL,
    AnsweredAt BIGINT NOT NULL
);

CREATE INDEX IX_LedgerAnswer_AnsweredAt ON LedgerAnswer (AnsweredAt);
