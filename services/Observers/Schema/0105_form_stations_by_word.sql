-- Irregularity shares ask by word, over every station of a mission.
CREATE INDEX IX_FormStation_Word ON FormStation (MissionId, Stage, Topic, Word, PrecinctId, OccurredOn);
