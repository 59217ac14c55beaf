UPDATE Accreditation SET State = 'REVOKED' WHERE RevokedOn <> '';
