import { connectPostgres, makeTestDatabase, type Postgres, type TestDatabase } from '#postgres';
import { openPostgresVault, openPostgresVaultReader } from './index.js';
import { sealingKey, vaultContract } from '../testing/vault-contract.js';

let database: TestDatabase;
let admin: Postgres;
beforeAll(async () => {
  database = await makeTestDatabase();
  admin = await connectPostgres(database.url, { applicationName: 'tests', max: 2 });
});
afterEach(() => admin.run('DROP SCHEMA IF EXISTS tests_vault CASCADE'));
afterAll(async () => {
  await admin.close();
  await database.drop();
});

const as = (role: string) => connectPostgres(database.url, { applicationName: 'tests', max: 1, role });
const place = () => ({ url: database.url, tenant: 'tests' });

vaultContract('PostgreSQL', () => openPostgresVault(place()));

describe('the vault in PostgreSQL', () => {
  it('keeps what it was given, its secret and its ledger, when it is opened again, also by several at once', async () => {
    const key = sealingKey();
    const before = await openPostgresVault(place());
    await before.claim('our-ledger');
    const written = before.keep([key]);
    await before.close();
    await written;
    const [one, two] = await Promise.all([openPostgresVault(place()), openPostgresVault(place())]);
    expect(await one.ledger()).toBe('our-ledger');
    expect((await two.sealingKeys([key.id])).has(key.id)).toBe(true);
    expect(Buffer.from(await one.secret())).toEqual(Buffer.from(await before.secret()));
    await Promise.all([one.close(), two.close()]);
  });

  it('has one secret, however many make it at the same time', async () => {
    const vaults = await Promise.all(Array.from({ length: 4 }, () => openPostgresVault(place())));
    const secrets = await Promise.all(vaults.map(async (vault) => Buffer.from(await vault.secret()).toString('hex')));
    expect(new Set(secrets).size).toBe(1);
    expect(await vaults[0]?.altered()).toEqual([]);
    await Promise.all(vaults.map((vault) => vault.close()));
  });

  it('can be read by a connection that sees what the writer commits and has no right to write', async () => {
    const vault = await openPostgresVault(place());
    const reader = await openPostgresVaultReader(place());
    const key = sealingKey();
    await vault.keep([key]);
    expect((await reader.sealingKeys([key.id])).get(key.id)).toMatchObject({ of: key.of, path: key.path });
    const asReader = await connectPostgres(database.url, { applicationName: 'tests', max: 1, schema: 'tests_vault', role: 'tests_vault_reader' });
    for (const statement of ['DELETE FROM sealing_key', 'TRUNCATE person', "UPDATE vault SET ledger = 'mine'", 'CREATE TABLE mine ()', 'CHECKPOINT'])
      await expect(asReader.run(statement)).rejects.toThrow(/permission denied|must be/);
    await Promise.all([asReader.close(), reader.close(), vault.close()]);
  });

  it('is out of reach for every other role, and its own role reaches nothing else', async () => {
    const vault = await openPostgresVault(place());
    await admin.run('CREATE TABLE elsewhere (id integer)');
    await admin.run('DROP ROLE IF EXISTS fremdrift_test_other; CREATE ROLE fremdrift_test_other');
    const [other, owner] = [await as('fremdrift_test_other'), await as('tests_vault')];
    await expect(other.query('SELECT * FROM tests_vault.person')).rejects.toThrow(/permission denied for schema/);
    await expect(owner.query('SELECT * FROM elsewhere')).rejects.toThrow(/permission denied for table/);
    await Promise.all([other.close(), owner.close(), vault.close()]);
    await admin.run('DROP TABLE elsewhere; DROP ROLE fremdrift_test_other');
  });

  it('tells what was changed behind its back, and nothing while others write', async () => {
    const vault = await openPostgresVault(place());
    await vault.claim('our-ledger');
    const [kari = '', ola = ''] = await Promise.all(['Kari', 'Ola'].map((name) => vault.enrol({ name, contact: null })));
    await vault.keepToken(Buffer.alloc(32, 1), { grant: 'g1', actor: kari, label: 'import' });
    await vault.keepToken(Buffer.alloc(32, 2), { grant: 'g2', actor: kari, label: 'report' });
    await vault.revokeTokens('g1');
    const enrolled = Promise.all(Array.from({ length: 20 }, (_, index) => vault.enrol({ name: `Person ${index}`, contact: null })));
    expect(await Promise.all(Array.from({ length: 5 }, () => vault.altered()))).toEqual(Array.from({ length: 5 }, () => []));
    await enrolled;
    await vault.erase({ keys: [], people: [ola] });
    expect(await vault.altered()).toEqual([]);
    await admin.run(`SET search_path = tests_vault; UPDATE person SET name = 'Per' WHERE actor = '${kari}'; DELETE FROM token; RESET search_path`);
    expect(await vault.altered()).toEqual([
      'in the table person, 1 rows are not as they were written and 0 are missing',
      'in the table token, 0 rows are not as they were written and 1 are missing',
    ]);
    await vault.close();
  });

  it.each([
    ['name', { name: 'Ka\0ri', contact: null }],
    ['contact', { name: 'Kari', contact: '\0' }],
  ])('refuses a %s with a character that it could not keep', async (field, person) => {
    const vault = await openPostgresVault(place());
    await expect(vault.enrol(person)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field }] });
    const token = { grant: 'g1', actor: 'actor', label: '\0' };
    await expect(vault.keepToken(Buffer.alloc(32), token)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'label' }] });
    await vault.close();
  });

  it('gets no second secret when its row is taken away', async () => {
    const vault = await openPostgresVault(place());
    await admin.run('DELETE FROM tests_vault.vault');
    await expect(openPostgresVault(place())).rejects.toThrow('the vault has lost its own row: restore it from its backup');
    await vault.close();
  });

  it('is refused by name when there is none to read, or it is one from the future', async () => {
    await expect(openPostgresVaultReader(place())).rejects.toMatchObject({ kind: 'unavailable' });
    const vault = await openPostgresVault(place());
    await vault.close();
    await admin.run('INSERT INTO tests_vault.schema_version VALUES (99)');
    const newer = /the schema tests_vault has version 99; this version of Fremdrift knows 1/;
    await expect(openPostgresVault(place())).rejects.toThrow(newer);
    await expect(openPostgresVaultReader(place())).rejects.toThrow(newer);
  });

  it('is not opened where it could not erase for good, and says what an administrator must grant', async () => {
    const name = `fremdrift_test_plain_${process.pid}`;
    await admin.run(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'; CREATE ROLE ${name}_vault; CREATE ROLE ${name}_vault_reader`);
    await admin.run(`GRANT ${name}_vault, ${name}_vault_reader TO ${name}; CREATE SCHEMA ${name}_vault AUTHORIZATION ${name}_vault`);
    const url = new URL(database.url);
    [url.username, url.password] = [name, 'plain'];
    const plain = { url: url.href, tenant: name };
    await admin.run(`REVOKE TEMPORARY ON DATABASE ${url.pathname.slice(1)} FROM PUBLIC`);
    const grants = [
      `TEMPORARY ON DATABASE "${url.pathname.slice(1)}"`,
      'pg_checkpoint',
      'EXECUTE ON FUNCTION pg_switch_wal()',
      'EXECUTE ON FUNCTION pg_ls_waldir()',
    ];
    for (const right of grants) {
      const grant = `GRANT ${right} TO "${name}_vault"`;
      await expect(openPostgresVault(plain)).rejects.toMatchObject({ kind: 'unavailable', issues: [{ remedy: `let an administrator run: ${grant}` }] });
      await admin.run(grant);
    }
    const vault = await openPostgresVault(plain);
    const key = sealingKey();
    await vault.keep([key]);
    expect(await vault.erase({ keys: [key.id], people: [] })).toBe(1);
    await vault.close();
    await admin.run(`DROP SCHEMA ${name}_vault CASCADE; DROP OWNED BY ${name}_vault; DROP ROLE ${name}, ${name}_vault, ${name}_vault_reader`);
  });
});
