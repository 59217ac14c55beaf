INSERT INTO ClosureItem (ClosureId, ItemId)
SELECT ClosureId, ItemId FROM SittingItem WHERE ClosureId <> '';

UPDATE SittingItem SET ClosedDimensions = 'ATTENDANCE,TEXT,RECORDING' WHERE ClosureId <> '';

UPDATE Sitting SET LatestPosition = LedgerPosition;
