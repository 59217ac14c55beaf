ALTER TABLE Commission ADD ParentId {id} NOT NULL CONSTRAINT DF_Commission_ParentId DEFAULT '';
ALTER TABLE Commission ADD Findings {bytes} NULL;
ALTER TABLE Commission ADD Version BIGINT NOT NULL CONSTRAINT DF_Commission_Version DEFAULT 1;
ALTER TABLE CommissionMember ADD NominatorKind NVARCHAR(32) NOT NULL CONSTRAINT DF_CommissionMember_NominatorKind DEFAULT 'UNSPECIFIED';
ALTER TABLE CommissionMember ADD Nominator NVARCHAR(200) NOT NULL CONSTRAINT DF_CommissionMember_Nominator DEFAULT '';
ALTER TABLE CommissionMember ADD ServingFrom NVARCHAR(10) NOT NULL CONSTRAINT DF_CommissionMember_ServingFrom DEFAULT '';
ALTER TABLE CommissionMember ADD ServingUntil NVARCHAR(10) NOT NULL CONSTRAINT DF_CommissionMember_ServingUntil DEFAULT '';
ALTER TABLE CommissionMember ADD EndedBecause NVARCHAR(1000) NOT NULL CONSTRAINT DF_CommissionMember_EndedBecause DEFAULT '';
ALTER TABLE Training ADD CommissionId {id} NOT NULL CONSTRAINT DF_Training_CommissionId DEFAULT '';
