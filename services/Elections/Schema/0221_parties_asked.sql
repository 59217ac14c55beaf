-- How much of Parties' ledger there was when it was asked about a nominating party: what it answered can be traced again.
ALTER TABLE CandidateChange ADD PartiesSize BIGINT NULL;
