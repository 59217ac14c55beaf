-- Lines that a decision names although another had struck them out: where that one is taken back, this one still stands.
CREATE TABLE SignatureInvalidationPlace (
    Initiative BIGINT NOT NULL,
    Decision BIGINT NOT NULL,
    Sheet BIGINT NOT NULL,
    Line BIGINT NOT NULL,
    Reason BIGINT NOT NULL,
    IsCheck BIT NOT NULL,
    CONSTRAINT PK_SignatureInvalidationPlace PRIMARY KEY (Initiative, Decision, Sheet, Line)
);

CREATE INDEX IX_SignatureInvalidationPlace_Line ON SignatureInvalidationPlace (Initiative, Sheet, Line);
