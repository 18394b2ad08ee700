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

-- Who signs in owns nothing, and who owns something does not sign in: what one role may without the other would else be each one's.
SELECT format('DO $do$ BEGIN RAISE EXCEPTION USING MESSAGE = %L; END $do$', reason) FROM (
  SELECT format('the role %I owns what is the ledger''s and must not sign in: ALTER ROLE %1$I NOLOGIN', rolname) AS reason FROM pg_roles
    WHERE rolcanlogin AND rolname IN (:'projector', :'reader', :'analyst', :'vault', :'vault_reader')
  UNION ALL
  SELECT format('the role %I is there and may more than sign in, being a superuser or an owner: give what it owns to another, or choose another tenant', rolname)
    FROM pg_roles WHERE rolname = :'tenant' AND (rolsuper OR EXISTS (SELECT FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = pg_roles.oid AND deptype = 'o'))
) AS refused LIMIT 1 \gexec

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
