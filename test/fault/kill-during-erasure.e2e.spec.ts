import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteReader } from '#event-store';
import { filesHolding } from '../support/bytes.js';
import { startServer, type ServerProcess } from '../support/server-process.js';

const NAME = 'Kanarifugl Hansen';

let folder: string;
let server: ServerProcess;
let reader: DatabaseSync;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-erasure-'));
  server = await startServer(folder, ['serve', '--origin', 'test.example/kill']);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function post(token: string, path: string, body: object, revision?: number) {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(revision !== undefined && { 'if-match': `"${revision}"` }),
  };
  const answer = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { readonly token: string; readonly actor: string };
}

/** Waits until the log tells of the erasure. */
async function untilOnRecord(): Promise<void> {
  const log = openSqliteReader(join(folder, 'ledger.db'));
  while ((await log.readStream('erasures', { limit: 10 })).length < 2) await setImmediate();
  await log.close();
}

/** Names and keys that are not gone for good. */
function remaining(): number {
  const db = new DatabaseSync(join(folder, 'vault.db'), { readOnly: true });
  const row = db.prepare('SELECT count(*) AS n FROM person WHERE name = ?').get('');
  db.close();
  return row?.['n'] as number;
}

describe('a server that is killed between an erasure on record and its end', () => {
  it('ends it when it starts again, before it answers anything', async () => {
    const admin = /fmd_[\w-]{43}/.exec(server.printed)?.[0] ?? '';
    const issue = (name: string, role: string) => post(admin, '/access/tokens', { for: { name }, role, label: 'a test' });
    const second = await issue('Ola', 'secretariat');
    const { actor } = await issue(NAME, 'recorder');
    await post(admin, '/erasures', { erasure: 'e1', people: [actor], reason: 'bedt om det' }, -1);
    expect(filesHolding([folder], { NAME: Buffer.from(NAME) })).not.toEqual([]);

    reader = new DatabaseSync(join(folder, 'vault.db'), { readOnly: true });
    reader.exec('BEGIN; SELECT * FROM person'); // so that old bytes can't be taken out of the write-ahead log
    const confirming = post(second.token, '/erasures/e1/confirmation', { reason: 'bedt om det' }, 0).then(
      () => 'answered',
      () => 'cut off',
    );
    await untilOnRecord();
    await server.kill();
    expect(await confirming).toBe('cut off');
    reader.close();
    expect(filesHolding([folder], { NAME: Buffer.from(NAME) })).not.toEqual([]);

    server = await startServer(folder);
    expect(filesHolding([folder], { NAME: Buffer.from(NAME) })).toEqual([]);
    expect(remaining()).toBe(0);
    const answer = await fetch(`${server.url}/api/v1/erasures`, { headers: { authorization: `Bearer ${second.token}` } });
    expect(await answer.json()).toMatchObject({ items: [{ erasure: 'e1', stage: 'confirmed', owed: 0 }] });
  });
});
