-- What one ledger needs of a PostgreSQL database, made once by an administrator of it, so that the ledger's own user may no more than its roles do:
--   FREMDRIFT_DATABASE_PASSWORD=… psql --set tenant=fremdrift --file infra/postgres/tenant.sql <address of the database>
-- Running it again changes nothing but the password. Without it, a user who may create roles and schemas makes the same at the first start.
\set ON_ERROR_STOP on
\if :{?tenant}
\else
  \set tenant fremdrift
\endif
\getenv password FREMDRIFT_DATABASE_PASSWORD
BEGIN;

SELECT :'tenant' || '_projector' AS projector, :'tenant' || '_reader' AS reader, :'tenant' || '_analyst' AS analyst,
  :'tenant' || '_vault' AS vault, :'tenant' || '_vault_reader' AS vault_reader, :'tenant' || '_analysis' AS analysis, current_database() AS database \gset

-- Nobody signs in as these; the ledger's user takes them on one at a time.
SELECT format('CREATE ROLE %I NOLOGIN', role) FROM unnest(ARRAY[:'projector', :'reader', :'analyst', :'vault', :'vault_reader']) AS role
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec
SELECT format('CREATE ROLE %I', :'tenant') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'tenant') \gexec
ALTER ROLE :"tenant" LOGIN NOINHERIT NOCREATEROLE NOCREATEDB PASSWORD :'password';
GRANT :"projector", :"reader", :"analyst", :"vault", :"vault_reader" TO :"tenant";

-- A rebuild of the read models makes a schema of its own.
GRANT CREATE ON DATABASE :"database" TO :"projector";
CREATE SCHEMA IF NOT EXISTS :"analysis" AUTHORIZATION :"projector";
CREATE SCHEMA IF NOT EXISTS :"vault" AUTHORIZATION :"vault";
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- What is erased from the vault is to leave the write-ahead log as well.
GRANT pg_checkpoint TO :"vault";
GRANT EXECUTE ON FUNCTION pg_switch_wal(), pg_ls_waldir() TO :"vault";

COMMIT;
