UPDATE Protocol SET State = 'CORRECTED', Act = 'CORRECT' WHERE Version > 1;

CREATE INDEX IX_TurnoutReport_Precinct ON TurnoutReport (ElectionId, PrecinctId);
