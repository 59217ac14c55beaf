-- The database of one service and its three logins, for sqlcmd as an administrator of the server; run again it changes nothing:
--
--   sqlcmd -S <server> -U <administrator> -b -i deploy/sql/create.sql -v Database="saylau_parties" \
--     MigratorPassword="…" ServicePassword="…" ReaderPassword="…"
--
--   <database>_migrator  changes the schema (the program's --migrate) and hands out what the others may
--   <database>_service   reads and writes rows; what is in the ledger it may add to, not change
--   <database>_reader    reads, for reports of your own
--
-- Tables come with --migrate, which then grants the two roles what they may. On Azure SQL Database, USE cannot switch databases, and
-- CREATE DATABASE and CREATE LOGIN must each stand alone in their batch: run these four without their IF in master, leave out
-- ALTER DATABASE (both are on already) and USE, and run the rest, from CREATE ROLE on, connected to the new database.

IF DB_ID('$(Database)') IS NULL
    CREATE DATABASE $(Database);
GO
-- Readers see one committed state and never wait for writers.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = '$(Database)' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE $(Database) SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = '$(Database)' AND snapshot_isolation_state = 0)
    ALTER DATABASE $(Database) SET ALLOW_SNAPSHOT_ISOLATION ON;
GO
IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = '$(Database)_migrator')
    CREATE LOGIN $(Database)_migrator WITH PASSWORD = '$(MigratorPassword)';
GO
IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = '$(Database)_service')
    CREATE LOGIN $(Database)_service WITH PASSWORD = '$(ServicePassword)';
GO
IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = '$(Database)_reader')
    CREATE LOGIN $(Database)_reader WITH PASSWORD = '$(ReaderPassword)';
GO
USE $(Database);
GO
IF DATABASE_PRINCIPAL_ID('saylau_service') IS NULL
    CREATE ROLE saylau_service;
GO
IF DATABASE_PRINCIPAL_ID('saylau_reader') IS NULL
    CREATE ROLE saylau_reader;
GO
IF DATABASE_PRINCIPAL_ID('$(Database)_migrator') IS NULL
    CREATE USER $(Database)_migrator FOR LOGIN $(Database)_migrator;
GO
IF DATABASE_PRINCIPAL_ID('$(Database)_service') IS NULL
    CREATE USER $(Database)_service FOR LOGIN $(Database)_service;
GO
IF DATABASE_PRINCIPAL_ID('$(Database)_reader') IS NULL
    CREATE USER $(Database)_reader FOR LOGIN $(Database)_reader;
GO
ALTER ROLE saylau_service ADD MEMBER $(Database)_service;
GO
ALTER ROLE saylau_reader ADD MEMBER $(Database)_reader;
GO
GRANT CREATE TABLE TO $(Database)_migrator;
GO
GRANT ALTER, REFERENCES ON SCHEMA::dbo TO $(Database)_migrator;
GO
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO $(Database)_migrator WITH GRANT OPTION;
GO
