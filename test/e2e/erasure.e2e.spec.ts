import { copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ensureSigningKey, verifyDeep, type BackupStanding, type ErasureInWords } from '#application';
import type { Payload } from '#domain';
import { openSqliteReader } from '#event-store';
import { leafHash, nodesOfLeaves, rootAt } from '#transparency';
import { filesHolding } from '../support/bytes.js';
import { fremdrift } from '../support/command.js';
import { members, smallUnion, type Service } from './fixture.js';
import { expectRefused } from './refusal.js';

const MEASUREMENTS = '/measures/members/measurements';
const NOTE = 'Kanarifugl i notatet';
const TITLE = 'Kanarifugl i tittelen';
const REASON = 'Kanarifugl i begrunnelsen';
const NARRATIVE = 'Kanarifugl i omtalen';
const CONTENT = 'Kanarifugl i bilaget';
const NAME = 'Kanarifugl Hansen';
const LABEL = 'telefonen til Kanarifuglen';
const WHY = { reason: 'Bedt om det, sak 26/114' };

interface Erasures {
  readonly items: readonly ErasureInWords[];
  readonly backups: readonly BackupStanding[];
  readonly revision: number;
}

/** A busy machine takes its time to start programs. */
const PATIENTLY = 60_000;

let service: Service;
let base: string;
let measured: { readonly eventId: string; readonly seq: number };
let corrected: string;
let narrated: string;
let hash: string;
let actor: string;
/** What may be nowhere afterwards: each text, as it is written and as base64 would carry it, and each key. */
let sought: Record<string, Buffer>;
/** Before anything is erased. */
let seqBefore: number;
let rootBefore: string;
let proofBefore: string;
let figuresBefore: string;
let olderVault: string;

const backup = () => join(base, 'backup');
const everywhere = () => [service.folder, base];
const erasures = (as: 'secretariat' | 'auditor' = 'secretariat') => service.ask<Erasures>('/erasures', as);
const named = async (id: string) => (await erasures()).items.find(({ erasure }) => erasure === id);

async function propose(erasure: string, what: object, as: 'secretariat' | 'admin' = 'secretariat') {
  const { revision } = await erasures();
  return service.post('/erasures', { erasure, ...what, ...WHY }, { as, revision });
}

async function confirm(erasure: string, as: 'secretariat' | 'admin') {
  const { revision } = await erasures();
  return service.post(`/erasures/${erasure}/confirmation`, WHY, { as, revision });
}

async function rootOf(size: number): Promise<string> {
  const log = openSqliteReader(join(service.folder, 'ledger.db'));
  const leaves = (await log.readAll(-1, size)).map(({ envelope }) => leafHash(envelope));
  await log.close();
  return (await rootAt(size, nodesOfLeaves(leaves))).toString('hex');
}

/** Every key that the vault in a folder holds for these things. */
function keysIn(vault: string, things: readonly string[]): readonly { readonly id: string; readonly key: Uint8Array }[] {
  const db = new DatabaseSync(vault, { readOnly: true });
  const rows = db.prepare('SELECT id, key FROM sealing_key WHERE of IN (SELECT value FROM json_each(?))').all(JSON.stringify(things));
  db.close();
  return rows.map(({ id, key }) => ({ id: id as string, key: key as Uint8Array }));
}

async function told(): Promise<string> {
  const answers = ['/events?limit=1000', '/goals/P1/history?facts=true&limit=1000', '/goals/P1', MEASUREMENTS, '/access/grants'];
  return (await Promise.all(answers.map((path) => service.get(path)))).map(({ text }) => text).join('\n');
}

const figures = async () => (await service.get(`/plans/P/status?at=2021-12-31&asOf=seq:${seqBefore}`)).text;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'erasure-'));
  service = await smallUnion();
  await ensureSigningKey(service.running.ledger, () => undefined);
  const issued = await service.post('/access/tokens', { for: { name: NAME, contact: `${NAME}@example.org` }, role: 'recorder', label: LABEL }, { as: 'admin' });
  const { token, actor: pseudonym } = JSON.parse(issued.text) as { token: string; actor: string };
  actor = pseudonym;
  const upload = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
  hash = (JSON.parse((await service.send('POST', '/api/v1/evidence', upload, CONTENT)).text) as { hash: string }).hash;
  const body = { ...members('2021-03-31', 1005), note: NOTE, evidence: [{ hash, title: TITLE }] };
  const recorded = await service.record(MEASUREMENTS, body, { token });
  measured = { eventId: recorded.eventIds[0] ?? '', seq: recorded.seq };
  const correction = { ...members('2021-03-31', 1006), reason: REASON };
  corrected = (await service.record(`${MEASUREMENTS}/${measured.eventId}/correction`, correction, { token })).eventIds[0] ?? '';
  narrated = (await service.record('/goals/P1/narratives', { plan: 'P', on: '2021-06-30', language: 'nb', text: NARRATIVE })).eventIds[0] ?? '';

  seqBefore = await service.head();
  proofBefore = (await service.get(`/events/${measured.eventId}/proof`)).text;
  rootBefore = await rootOf(seqBefore + 1);
  figuresBefore = await figures();
  const things = [measured.eventId, corrected, narrated, hash];
  const keys = keysIn(join(service.folder, 'vault.db'), things);
  if (keys.length !== 5) throw new Error(`${keys.length} keys seal five things`);
  const texts = { NOTE, TITLE, REASON, NARRATIVE, CONTENT, NAME, LABEL };
  sought = Object.fromEntries([
    ...Object.entries(texts).flatMap(([name, text]) => [
      [name, Buffer.from(text)],
      [`${name} in base64`, Buffer.from(Buffer.from(text).toString('base64url').slice(0, -3))],
    ]),
    ...keys.flatMap(({ key }, index) => [
      [`key ${index}`, Buffer.from(key)],
      ...(['base64url', 'hex'] as const).map((encoding) => [`key ${index} in ${encoding}`, Buffer.from(Buffer.from(key).toString(encoding))]),
    ]),
  ]) as typeof sought;
}, PATIENTLY);
afterAll(async () => {
  await service.end();
  rmSync(base, { recursive: true });
  rmSync(dirname(olderVault), { recursive: true });
});

describe('an erasure to come', () => {
  it(
    'finds everything told, and lying in the vault and its copies alone',
    async () => {
      const answers = await told();
      for (const text of [NOTE, TITLE, REASON, NARRATIVE, NAME]) expect(answers).toContain(text);
      expect((await fremdrift(['backup', backup(), '--data', service.folder])).code).toBe(0);
      expect((await fremdrift(['export', '--data', service.folder, '--out', join(base, 'events.ndjson')])).code).toBe(0);
      expect((await fremdrift(['export', '--audit', '--data', service.folder, '--out', join(base, 'package')])).code).toBe(0);
      olderVault = join(mkdtempSync(join(tmpdir(), 'older-')), 'vault.db');
      copyFileSync(join(backup(), 'vault.db'), olderVault);
      const found = filesHolding(everywhere(), sought);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((place) => !/vault\.db(-wal)?: /.test(place))).toEqual([]);
    },
    PATIENTLY,
  );

  it('is asked by those who may, of what exists, with a reason', async () => {
    const unknown = '018c0000-0000-7000-8000-00000000dead';
    await expectRefused(service, 404, 'texts[0].event', () => propose('e', { texts: [{ event: unknown }] }));
    await expectRefused(service, 422, 'texts[0].path', () => propose('e', { texts: [{ event: measured.eventId, path: '/data/value' }] }));
    await expectRefused(service, 422, 'texts[0].path', () => propose('e', { texts: [{ event: measured.eventId, path: 'note' }] }));
    await expectRefused(service, 404, 'files[0]', () => propose('e', { files: [`sha256:${'0'.repeat(64)}`] }));
    await expectRefused(service, 404, 'people[1]', () => propose('e', { people: [actor, 'nobody-we-know'] }));
    await expectRefused(service, 422, 'texts', () => propose('e', {}));
    await expectRefused(service, 422, 'reason', () => service.post('/erasures', { erasure: 'e', people: [actor] }, { revision: -1 }));
    await expectRefused(service, 403, 'role', () => service.post('/erasures', { erasure: 'e', people: [actor], ...WHY }, { as: 'planner', revision: -1 }));
    await expectRefused(service, 404, 'erasure', () => confirm('never-proposed', 'admin'));
    expect((await service.get('/erasures', 'planner')).status).toBe(403);
  });
});

describe('an erasure by two people', () => {
  it('is nothing while one has asked for it, and can be withdrawn', async () => {
    expect((await propose('mistaken', { people: [actor] })).status).toBe(201);
    await expectRefused(service, 403, 'erasure', () => confirm('mistaken', 'secretariat'));
    expect(await told()).toContain(NAME);
    const { revision } = await erasures();
    await service.record('/erasures/mistaken/withdrawal', WHY, { as: 'secretariat', revision });
    await expectRefused(service, 422, 'erasure', () => confirm('mistaken', 'admin'));
  });

  it(
    'takes texts, files and names when another has confirmed it, and reads say which event took them',
    async () => {
      await propose('case-1', { texts: [{ event: measured.eventId, path: '/data/note' }], files: [hash], people: [actor] });
      const first = JSON.parse((await confirm('case-1', 'admin')).text) as { seq: number };
      // another rule on the same event, and on others
      await propose('case-2', { texts: [{ event: measured.eventId }, { event: corrected }, { event: narrated, path: '/data/text' }] }, 'admin');
      const second = JSON.parse((await confirm('case-2', 'secretariat')).text) as { seq: number };

      const { event } = await service.ask<{ event: { data: { note: string; evidence: { title: string }[] }; actorName: string } }>(
        `/events/${measured.eventId}`,
      );
      expect(event).toMatchObject({ actorName: `[erased at seq ${first.seq}]`, data: { note: `[erased at seq ${first.seq}]` } });
      expect(event.data.evidence[0]?.title).toBe(`[erased at seq ${second.seq}]`);
      const past = await service.ask<{ event: { reason: string } }>(`/events/${corrected}?asOf=seq:${seqBefore}`);
      expect(past.event.reason).toBe(`[erased at seq ${second.seq}]`);
      const history = await fremdrift(['history', 'P1', '--url', service.url, '--token', service.tokens.auditor ?? '']);
      expect(history.stdout).toContain(`[erased at seq ${second.seq}]`);
      expect((await service.send('GET', `/api/v1/evidence/${hash}`, { authorization: `Bearer ${service.tokens.auditor}` })).status).toBe(404);
      for (const text of [NOTE, TITLE, REASON, NARRATIVE, NAME]) expect(await told()).not.toContain(text);
    },
    PATIENTLY,
  );

  it(
    'leaves no byte of them in any file, here, in backups and in exports, while it is served and after',
    async () => {
      await untilNothingIsOwed();
      expect(filesHolding(everywhere(), sought)).toEqual([]);
      await service.stop();
      expect(filesHolding(everywhere(), sought)).toEqual([]);
      await service.startAgain();
      expect(readdirSync(join(backup(), 'evidence'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
    },
    PATIENTLY,
  );

  it(
    'leaves the log, its root and every figure as they were, and every proof and package that was handed out holds',
    async () => {
      const proof = join(base, 'event.tlog-proof');
      writeFileSync(proof, proofBefore);
      const [key] = (await service.running.ledger.settings()).keys;
      for (const checked of [proof, join(base, 'package')]) {
        expect(await fremdrift(['verify', checked, '--key', key?.vkey ?? ''])).toMatchObject({ code: 0 });
      }
      expect(await verifyDeep(service.running.ledger.layout)).toMatchObject({ holds: true, faults: [] });
      expect(await rootOf(seqBefore + 1)).toBe(rootBefore);
      expect(await figures()).toBe(figuresBefore);
      const events = await service.running.ledger.store.readStream('erasures', { limit: 100 });
      const erased = events.find(({ envelope }) => envelope.includes('"Erased"'));
      expect(Object.keys((JSON.parse(erased?.payload ?? '{}') as Payload).data).sort()).toEqual(['erasure', 'files', 'people', 'texts']);
    },
    PATIENTLY,
  );

  it('is harmless again, and said to be again', async () => {
    const seq = (await named('case-2'))?.settled?.seq;
    await propose('again', { texts: [{ event: corrected }] });
    expect((await named('again'))?.texts).toEqual([{ event: corrected, path: '/reason', erased: seq }]);
    expect((await confirm('again', 'admin')).status).toBe(201);
    expect(await named('again')).toMatchObject({ stage: 'confirmed', owed: 0 });
    const past = await service.ask<{ event: { reason: string } }>(`/events/${corrected}`);
    expect(past.event.reason).toBe(`[erased at seq ${seq}]`);
  });

  it(
    'takes what comes back with an older vault before anything is served, and an evidence file that comes anew stays',
    async () => {
      const upload = { authorization: `Bearer ${service.tokens.recorder}`, 'content-type': 'text/plain' };
      expect((await service.send('POST', '/api/v1/evidence', upload, CONTENT)).status).toBe(201);
      await service.stop();
      const vault = join(service.folder, 'vault.db');
      renameSync(vault, join(base, 'newer.db'));
      copyFileSync(olderVault, vault);
      expect(filesHolding([service.folder], sought).length).toBeGreaterThan(0);
      await expect(service.startAgain()).rejects.toThrow(/older than the log/);
      expect(filesHolding([service.folder], sought)).toEqual([]);

      // or only what was erased is put back into the vault as it is now
      renameSync(join(base, 'newer.db'), vault);
      const db = new DatabaseSync(vault);
      db.prepare('ATTACH ? AS older').run(olderVault);
      db.exec('UPDATE sealing_key SET key = (SELECT key FROM older.sealing_key o WHERE o.id = sealing_key.id) WHERE id IN (SELECT id FROM older.sealing_key)');
      db.exec('UPDATE person SET name = (SELECT name FROM older.person o WHERE o.actor = person.actor) WHERE actor IN (SELECT actor FROM older.person)');
      db.close();
      expect(filesHolding([service.folder], sought).length).toBeGreaterThan(0);
      await service.startAgain();
      expect(filesHolding([service.folder], sought)).toEqual([]);
      for (const text of [NOTE, TITLE, REASON, NARRATIVE, NAME]) expect(await told()).not.toContain(text);
      const again = await service.send('GET', `/api/v1/evidence/${hash}`, { authorization: `Bearer ${service.tokens.auditor}` });
      expect([again.status, again.text]).toEqual([200, CONTENT]);
    },
    PATIENTLY,
  );
});

async function untilNothingIsOwed(): Promise<void> {
  for (;;) {
    const { items, backups } = await erasures();
    if (items.every(({ owed }) => owed === 0) && backups.every(({ owed }) => owed === null)) return;
  }
}
