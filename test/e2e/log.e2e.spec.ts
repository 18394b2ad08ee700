import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as letMessagesIn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { ensureSigningKey } from '#application';
import { checkInclusion, leafHash, openCheckpoint, parseProofFile, TileEdge, tilePath, unpackBundle, verifierOf, type ReadTile } from '#transparency';
import { Service } from './service.js';

interface Answered {
  readonly basis: { readonly seq: number; readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null };
}

const ORIGIN = 'test.example/e2e';
const SEALED = 'a note nobody outside may read';
let service: Service;
/** Each starts a server, its threads and a signer's process. */
const PATIENCE_MS = 60_000;
jest.setTimeout(PATIENCE_MS);

beforeEach(async () => {
  service = await Service.start('2021-01-01');
});
afterEach(() => service.end());

const adoptKey = () => ensureSigningKey(service.running.ledger, () => undefined);
const signNow = async () => {
  const { status, text } = await service.post('/ledger/checkpoint', {});
  if (status !== 200) throw new Error(text);
  return text;
};
const keys = async () => (await service.running.ledger.settings()).keys.map(({ vkey }) => verifierOf(vkey));

async function establish(count: number): Promise<void> {
  const { revision } = JSON.parse((await service.get('/units')).text) as { revision: number };
  const units = Array.from({ length: count }, (_, index) => {
    const nth = revision + 1 + index;
    return { unit: `u${nth}`, kind: nth === 0 ? 'union' : 'club', name: SEALED, parent: nth === 0 ? null : 'u0', from: '2020-01-01' };
  });
  await service.record('/units', { units }, { as: 'admin', revision });
}

/** A file of the log as anybody gets it. */
async function fetched(path: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${service.url}/api/v1/ledger/${path}`)).arrayBuffer());
}
const fetchTile: ReadTile = (tile) => fetched(tilePath(tile));

describe('a ledger without a signing key', () => {
  it('publishes nothing and says so, and works otherwise', async () => {
    expect(await service.send('GET', '/api/v1/ledger/checkpoint')).toMatchObject({ status: 404, text: expect.stringContaining('has no signing key') });
    expect((await service.post('/ledger/checkpoint', {})).status).toBe(404);
    const [event] = (await service.ask<{ items: readonly { id: string }[] }>('/events')).items;
    expect((await service.get(`/events/${event?.id}/proof`)).status).toBe(404);
    expect((await service.ask<Answered>('/ledger')).basis.checkpoint).toBeNull();
    expect((await service.send('GET', '/health/ready')).status).toBe(200);
    expect(readdirSync(service.folder)).not.toContain('keys');
  });
});

describe('the published log', () => {
  beforeEach(adoptKey);

  it('is signed on demand, and anybody can verify the checkpoint and its tiles, at any size', async () => {
    for (const more of [1, 5, 240, 20]) {
      await establish(more);
      const note = await signNow();
      const shown = await service.send('GET', '/api/v1/ledger/checkpoint');
      expect(shown).toMatchObject({ status: 200, text: note });
      expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(shown.headers.get('cache-control')).toContain('max-age=5');
      const { origin, size, root } = openCheckpoint(note, await keys());
      expect([origin, size]).toEqual([ORIGIN, (await service.head()) + 1]);
      expect((await TileEdge.open(size, fetchTile)).root().equals(root)).toBe(true);
    }
    // a width that was published once is still answered, though the tile is full by now
    expect((await fetched('tile/0/000.p/9')).equals((await fetched('tile/0/000')).subarray(0, 9 * 32))).toBe(true);
  });

  it('gives a proof of each event, which names the event whole, and signs when none covers it yet', async () => {
    await establish(20);
    const { items } = await service.ask<{ items: readonly { id: string; seq: number }[] }>('/events?limit=100');
    expect(items.length).toBeGreaterThan(20);
    for (const { id, seq } of items) {
      const answer = await service.get(`/events/${id}/proof`);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      const { index, hashes, checkpoint, extra } = parseProofFile(answer.text);
      const { size, root } = openCheckpoint(checkpoint, await keys());
      const { envelope, salt, payload } = JSON.parse(extra?.toString() ?? '') as Record<'envelope' | 'salt' | 'payload', string>;
      expect(index).toBe(seq);
      checkInclusion({ leaf: leafHash(envelope), index, size, root, proof: hashes });
      expect(JSON.parse(envelope)).toMatchObject({ id });
      expect([typeof salt, typeof JSON.parse(payload)]).toEqual(['string', 'object']);
      expect(answer.text).not.toContain(SEALED);
    }
  });

  it('bug-449: gives no proof that proves nothing: a tile that was altered is made anew first', async () => {
    await establish(3);
    await signNow();
    const [event] = (await service.ask<{ items: readonly { id: string }[] }>('/events')).items;
    const tiles = join(service.folder, 'published', 'tile/0/000.p');
    const widest = join(tiles, String((await service.head()) + 1));
    const sound = readFileSync(widest);
    for (const path of readdirSync(tiles).map((width) => join(tiles, width))) writeFileSync(path, Buffer.from(readFileSync(path).map((byte) => byte ^ 1)));
    const { status, text } = await service.get(`/events/${event?.id}/proof`);
    expect(status).toBe(200);
    const { index, hashes, checkpoint, extra } = parseProofFile(text);
    const { envelope } = JSON.parse(extra?.toString() ?? '') as { envelope: string };
    checkInclusion({ leaf: leafHash(envelope), index, ...openCheckpoint(checkpoint, await keys()), proof: hashes });
    expect(readFileSync(widest).equals(sound)).toBe(true);
  });

  it('is named by every answer with the first checkpoint that covers it, for ever', async () => {
    await establish(3);
    const size = openCheckpoint(await signNow(), await keys()).size;
    const { basis } = await service.ask<Answered>('/units');
    expect(basis.checkpoint).toEqual({ origin: ORIGIN, size, root: openCheckpoint(await signNow(), await keys()).root.toString('base64') });
    await establish(3);
    await signNow();
    expect((await service.ask<Answered>(`/units?asOf=seq:${basis.seq}`)).basis.checkpoint).toEqual(basis.checkpoint);
    expect((await service.ask<Answered>('/units')).basis.checkpoint?.size).toBe((await service.head()) + 1);
  });

  it('gives entries to the organisation only', async () => {
    await establish(2);
    const { size } = openCheckpoint(await signNow(), await keys());
    const path = `/ledger/tile/entries/000.p/${size}`;
    expect((await service.send('GET', `/api/v1${path}`)).status).toBe(401);
    const outside = { authorization: `Bearer ${await service.newToken('analyst', { audience: 'outside' })}` };
    for (const [method, address] of [
      ['GET', path],
      ['POST', '/ledger/checkpoint'],
    ] as const) {
      expect((await service.send(method, `/api/v1${address}`, outside)).status).toBe(403);
    }
    const response = await fetch(`${service.url}/api/v1${path}`, { headers: { authorization: `Bearer ${service.tokens.auditor}` } });
    const entries = unpackBundle(Buffer.from(await response.arrayBuffer()), size);
    expect(entries.map((entry) => (JSON.parse(entry.toString()) as { revision: number; stream: string }).stream)).toContain('organisation');
  });

  it('has nothing at any other address, and nothing outside its folders', async () => {
    await signNow();
    const paths = [
      '0/999',
      '0/000.p/0',
      '0/000.p/256',
      '0/0',
      '00/000',
      '64/000',
      '0/x000/000',
      '0/..%2f..%2fcheckpoint',
      '0/%2e%2e/checkpoint',
      '..%2fcheckpoint',
      '0/000%00',
      '',
    ];
    for (const path of paths) {
      const { status, text } = await service.send('GET', `/api/v1/ledger/tile/${path}`);
      expect([path, [400, 401, 404].includes(status), text.includes(ORIGIN)]).toEqual([path, true, false]);
    }
  });

  it('says of an event that there is not, and of a position beyond the log, what is wrong', async () => {
    await signNow();
    expect(await service.get('/events/01890000-0000-7000-8000-000000000000/proof')).toMatchObject({ status: 404, text: expect.stringContaining('event') });
    expect((await service.send('GET', '/api/v1/units?asOf=seq:99999', { authorization: `Bearer ${service.tokens.auditor}` })).status).toBe(422);
  });

  it('is told of by readiness and by figures, also when nothing can be signed', async () => {
    await establish(1);
    const { size } = openCheckpoint(await signNow(), await keys());
    const figures = async () => (await service.send('GET', '/metrics', { authorization: `Bearer ${service.tokens.admin}` })).text;
    while (!(await figures()).includes(`\nfremdrift_checkpoint_size ${size}\n`)) await letMessagesIn();
    const [keyFolder, away] = [join(service.folder, 'keys'), join(service.folder, 'elsewhere')];
    renameSync(keyFolder, away);
    await establish(1);
    expect((await service.post('/ledger/checkpoint', {})).status).not.toBe(200);
    while ((await service.send('GET', '/health/ready')).status !== 503) await letMessagesIn();
    expect((await service.send('GET', '/health/ready')).text).toMatch(/no checkpoint could be signed and published since /);
    expect(await figures()).toContain('\nfremdrift_checkpoint_failing 1\n');
    renameSync(away, keyFolder);
    expect((await service.post('/ledger/checkpoint', {})).status).toBe(200);
    while ((await service.send('GET', '/health/ready')).status !== 200) await letMessagesIn();
  });
});

describe('a ledger that was signed', () => {
  beforeEach(adoptKey);

  it('goes on after a restart, signing what was new at the stop, and on what it had', async () => {
    await signNow();
    await establish(3);
    await service.stop();
    await service.startAgain();
    const note = (await service.send('GET', '/api/v1/ledger/checkpoint')).text;
    expect(openCheckpoint(note, await keys()).size).toBe((await service.head()) + 1);
    await establish(1);
    expect(openCheckpoint(await signNow(), await keys()).size).toBe((await service.head()) + 1);
  });

  it('bug-459: says at its start that the key is lost, and what to do; under another origin it is signed again', async () => {
    await signNow();
    await service.stop();
    renameSync(join(service.folder, 'keys'), join(service.folder, 'lost'));
    await service.startAgain();
    const told: string[] = [];
    await ensureSigningKey(service.running.ledger, (line) => told.push(line));
    expect(told).toEqual([expect.stringMatching(/the signer holds no key test\.example\/e2e\+.*`fremdrift key new-origin --because lost`/)]);
    await establish(1);
    expect(await service.post('/ledger/checkpoint', {})).toMatchObject({ status: 404, text: expect.stringContaining('the signer holds no key') });
    const { runner, self } = service.running.ledger;
    const decided = { caller: self, expected: 'latest', reason: 'Lost', mandate: { body: 'Landsstyret', date: '2020-12-01' } } as const;
    await runner.execute({ name: 'changeOrigin', data: { origin: 'test.example/after', because: 'lost' }, ...decided });
    expect(openCheckpoint(await signNow(), await keys())).toMatchObject({ origin: 'test.example/after', size: (await service.head()) + 1 });
  });

  it('bug-455: is not served from a copy from before it changed its origin', async () => {
    await signNow();
    await service.stop();
    const at = (name: string) => join(service.folder, name);
    cpSync(at('ledger.db'), at('older ledger.db'));
    await service.startAgain();
    const { runner, self } = service.running.ledger;
    const decided = { caller: self, expected: 'latest', reason: 'It moved', mandate: { body: 'Landsstyret', date: '2020-12-01' } } as const;
    await runner.execute({ name: 'changeOrigin', data: { origin: 'test.example/moved', because: 'moved' }, ...decided });
    const { basis } = await service.ask<Answered>('/units');
    const { size } = openCheckpoint(await signNow(), await keys());
    expect([basis.checkpoint?.origin, basis.checkpoint?.size]).toEqual(['test.example/moved', size]);
    await service.stop();
    cpSync(at('ledger.db'), at('newer ledger.db'));
    cpSync(at('older ledger.db'), at('ledger.db'));
    await expect(service.startAgain()).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'ledger.db', problem: expect.stringContaining('test.example/moved') }],
    });
    cpSync(at('newer ledger.db'), at('ledger.db'));
    await service.startAgain();
    expect((await service.send('GET', '/health/ready')).status).toBe(200);
  });

  it('is not served from an older copy, from one that was altered, nor without its checkpoints', async () => {
    await signNow();
    await service.stop();
    const at = (name: string) => join(service.folder, name);
    for (const name of ['ledger.db', 'checkpoints']) cpSync(at(name), at(`older ${name}`), { recursive: true });
    await service.startAgain();
    await establish(3);
    await service.stop();
    cpSync(at('ledger.db'), at('newer ledger.db'));

    cpSync(at('older ledger.db'), at('ledger.db'));
    await expect(service.startAgain()).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'ledger.db', problem: expect.stringMatching(/are missing/) }],
    });
    cpSync(at('newer ledger.db'), at('ledger.db'));
    renameSync(at('checkpoints'), at('newer checkpoints'));
    await expect(service.startAgain()).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'FREMDRIFT_CHECKPOINTS' }] });
    renameSync(at('older checkpoints'), at('checkpoints'));
    await expect(service.startAgain()).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'FREMDRIFT_CHECKPOINTS' }] });
    rmSync(at('checkpoints'), { recursive: true });
    renameSync(at('newer checkpoints'), at('checkpoints'));
    await service.startAgain();
    expect((await service.send('GET', '/health/ready')).status).toBe(200);
  });
});
