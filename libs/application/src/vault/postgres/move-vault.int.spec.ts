import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTestDatabase, type TestDatabase } from '#postgres';
import { openSqliteVault } from '../sqlite.js';
import { sealingKey } from '../testing/vault-contract.js';
import { moveVault } from './move-vault.js';
import { openPostgresVaultReader } from './reader.js';

let database: TestDatabase;
let folder: string;
const address = () => ({ url: database.url, tenant: 'moving' });
const file = () => join(folder, 'vault.db');
const copy = () => join(folder, 'copy.db');

beforeEach(async () => {
  database = await makeTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-vault-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A vault in the file with one key and one person, and a copy of it as it was. */
async function filled() {
  const key = sealingKey();
  const vault = openSqliteVault(file());
  await vault.claim('our-ledger');
  await vault.keep([key]);
  await vault.enrol({ name: 'Kari', contact: null });
  await vault.close();
  await cp(file(), copy());
  return key;
}

describe('moving a vault into PostgreSQL', () => {
  it('bug-735: is ended by removing the file, where it was cut short between what was committed and that', async () => {
    const key = await filled();
    const moved = await moveVault(file(), address());
    expect([moved, existsSync(file())]).toEqual([{ ledger: 'our-ledger', keys: 1, people: 1, tokens: 0 }, false]);
    await cp(copy(), file());
    expect([await moveVault(file(), address()), existsSync(file())]).toEqual([moved, false]);
    const reader = await openPostgresVaultReader(address());
    expect((await reader.sealingKeys([key.id])).has(key.id)).toBe(true);
    await reader.close();
  });

  it('is refused where the file has come to hold more since, and where another vault is there; the file stays', async () => {
    await filled();
    await moveVault(file(), address());
    await cp(copy(), file());
    const since = openSqliteVault(file());
    await since.keep([sealingKey()]);
    await since.close();
    const refused = { kind: 'conflict', issues: [{ field: 'POSTGRES_URL', problem: expect.stringContaining('of our-ledger') }] };
    await expect(moveVault(file(), address())).rejects.toMatchObject(refused);
    await rm(file());
    await openSqliteVault(file()).close();
    await expect(moveVault(file(), address())).rejects.toMatchObject(refused);
    expect(existsSync(file())).toBe(true);
  });
});
