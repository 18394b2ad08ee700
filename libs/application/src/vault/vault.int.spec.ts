import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteVault, openSqliteVaultReader } from './index.js';
import { MemoryVault } from './testing/memory-vault.js';
import { sealingKey, vaultContract } from './testing/vault-contract.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'vault.db');
const bytesOnDisk = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));

vaultContract('memory', () => new MemoryVault());
vaultContract('SQLite', () => openSqliteVault(path()));

describe('the vault file', () => {
  it('is readable by its owner only, with everything beside it', async () => {
    const vault = openSqliteVault(path());
    await vault.keep([sealingKey()]);
    const files = readdirSync(folder);
    expect(files).toContain('vault.db-wal');
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    await vault.close();
  });

  it('keeps what it was given over a restart', async () => {
    const key = sealingKey();
    const before = openSqliteVault(path());
    await before.claim('our-ledger');
    const written = before.keep([key]);
    await before.close();
    await written;
    const after = openSqliteVault(path());
    expect(await after.ledger()).toBe('our-ledger');
    expect((await after.sealingKeys([key.id])).has(key.id)).toBe(true);
    await after.close();
  });

  it('holds no byte of a destroyed key or an erased name', async () => {
    const vault = openSqliteVault(path());
    const keys = Array.from({ length: 50 }, sealingKey);
    await vault.keep(keys);
    const actor = await vault.enrol({ name: 'Kanarifugl Hansen', contact: 'kanari@example.org' });
    expect(bytesOnDisk().includes(keys[7]?.key as Buffer)).toBe(true);
    expect(bytesOnDisk().includes('Kanarifugl')).toBe(true);
    await vault.erase({ keys: keys.map((key) => key.id), people: [actor] });
    const bytes = bytesOnDisk();
    expect(keys.filter((key) => bytes.includes(Buffer.from(key.key)))).toEqual([]);
    expect(bytes.includes('Kanarifugl')).toBe(false);
    expect(bytes.includes('kanari@')).toBe(false);
    await vault.close();
  });

  it('knows its rows again, also those of a file from before it could', async () => {
    const vault = openSqliteVault(path());
    await vault.claim('our-ledger');
    const actor = await vault.enrol({ name: 'Kari', contact: null });
    await vault.enrol({ name: 'Ola', contact: 'ola@example.org' });
    await vault.keepToken(Buffer.alloc(32, 1), { grant: 'g1', actor, label: 'import' });
    await vault.keepToken(Buffer.alloc(32, 2), { grant: 'g2', actor, label: 'report' });
    await vault.revokeTokens('g1');
    await vault.erase({ keys: [], people: [actor] });
    expect(await vault.altered()).toEqual([]);
    await vault.close();
    const file = new DatabaseSync(path());
    file.exec('DROP TABLE row_digest');
    file.close();
    const before = openSqliteVaultReader(path());
    expect(await before.altered()).toEqual([]);
    await before.close();
    const after = openSqliteVault(path());
    await after.close();
    const changed = new DatabaseSync(path());
    changed.exec("UPDATE person SET name = 'Per' WHERE name IS NOT NULL");
    changed.close();
    const reader = openSqliteVaultReader(path());
    expect(await reader.altered()).toEqual(['in the table person, 1 rows are not as they were written and 0 are missing']);
    await reader.close();
  });

  it('bug-425: owes what it erased while a reader holds the write-ahead log, and pays when it is erased again', async () => {
    const vault = openSqliteVault(path(), { everyMs: 1, attempts: 3 });
    const key = sealingKey();
    await vault.keep([key]);
    const erased = { keys: [key.id], people: [await vault.enrol({ name: 'Kanarifugl', contact: null })] };
    const reader = new DatabaseSync(path(), { readOnly: true });
    reader.exec('BEGIN; SELECT * FROM person');
    await expect(vault.erase(erased)).rejects.toMatchObject({ kind: 'busy', issues: [{ field: 'vault' }] });
    expect((await vault.sealingKeys([key.id])).get(key.id)?.key).toBeNull();
    expect((await vault.people(erased.people)).get(erased.people[0] ?? '')?.name).toBeNull();
    expect(await vault.remaining(erased)).toEqual(erased);
    expect(bytesOnDisk().includes('Kanarifugl')).toBe(true);
    reader.close();
    expect(await vault.erase(erased)).toBe(2);
    expect(await vault.remaining(erased)).toEqual({ keys: [], people: [] });
    expect(bytesOnDisk().includes('Kanarifugl')).toBe(false);
    expect(bytesOnDisk().includes(Buffer.from(key.key))).toBe(false);
    await vault.close();
  });

  it('can be read over a connection that sees what the writer commits and can write nothing', async () => {
    const vault = openSqliteVault(path());
    const reader = openSqliteVaultReader(path());
    const key = sealingKey();
    await vault.keep([key]);
    expect((await reader.sealingKeys([key.id])).get(key.id)).toMatchObject({ of: key.of, path: key.path });
    await reader.close();
    await vault.close();
  });

  it('is refused by name when it is no vault, or one from the future', async () => {
    const vault = openSqliteVault(path());
    await vault.close();
    const db = new DatabaseSync(path());
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => openSqliteVault(path())).toThrow(/format 99; this version of Fremdrift knows 1/);
    expect(() => openSqliteVaultReader(join(folder, 'missing.db'))).toThrow(/does not exist/);
  });
});
