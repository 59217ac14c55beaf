UPDATE Mandate SET State = 'VACATED' WHERE EndedOn <> '';

CREATE INDEX IX_Mandate_SeatId ON Mandate (SeatId);

CREATE INDEX IX_Mandate_SubstituteFor ON Mandate (SubstituteFor);

CREATE INDEX IX_Mandate_PersonId ON Mandate (PersonId);
