import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Refused } from '#kernel';
import { furnish, measuring, planner } from '../commands/testing/workbench.js';
import { erase as eraseByTwo } from './testing/erase.js';
import { openLedger, type Ledger, type NewLedger } from '../ledger/index.js';
import { Eraser, ErasuresOnRecord } from './index.js';

const create: NewLedger = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };
const busy = () => Promise.reject(new Refused('busy', 'a reader holds it', [{ field: 'vault', problem: 'a reader holds it', remedy: 'again' }]));
const full = () => Promise.reject(new Refused('unavailable', 'the disk is full', []));

let root: string;
let ledger: Ledger;
let events: readonly string[];

const erase = (erasure: string, what: object) => eraseByTwo(ledger.runner, erasure, what);

/** An eraser over the ledger's log, and what it reached. */
function eraserOf(vaultErases: () => Promise<number>) {
  const onRecord = new ErasuresOnRecord(ledger.store);
  const reached: number[] = [];
  const here = { vault: { erase: vaultErases }, evidence: ledger.evidence };
  const reach = async () => {
    reached.push((await onRecord.all()).length);
  };
  return { eraser: new Eraser(onRecord, here, reach), reached };
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'eraser-'));
  ledger = await openLedger(root, { create });
  await furnish(ledger.runner, 'opened');
  const receipts = [];
  for (const value of [1, 2]) receipts.push(await ledger.runner.execute(measuring(value, { with: { note: `nr ${value}` } })));
  events = receipts.flatMap(({ eventIds }) => eventIds);
});
afterEach(async () => {
  await ledger.close();
  rmSync(root, { recursive: true });
});

describe('erasures on record', () => {
  it('are read as they come, each key with the first event that erased it', async () => {
    const onRecord = new ErasuresOnRecord(ledger.store);
    expect(await onRecord.all()).toEqual([]);
    const first = await erase('e1', { texts: [{ event: events[0] }] });
    expect([...(await onRecord.things()).keys.values()]).toEqual([first]);
    const second = await erase('e2', { texts: [{ event: events[0] }, { event: events[1] }] });
    expect([...(await onRecord.things()).keys.values()]).toEqual([first, second]);
  });

  it('bug-426: are what they were when they were handed out, whatever comes after', async () => {
    const onRecord = new ErasuresOnRecord(ledger.store);
    await erase('e1', { texts: [{ event: events[0] }] });
    const before = await onRecord.all();
    await erase('e2', { texts: [{ event: events[1] }] });
    expect((await onRecord.all()).map(({ erasure }) => erasure)).toEqual(['e1', 'e2']);
    expect(before.map(({ erasure }) => erasure)).toEqual(['e1']);
  });

  it('are told once by many who look at once', async () => {
    await erase('e1', { texts: [{ event: events[0] }] });
    const onRecord = new ErasuresOnRecord(ledger.store);
    await Promise.all(Array.from({ length: 8 }, () => onRecord.all()));
    expect(await onRecord.all()).toHaveLength(1);
  });
});

describe('carrying erasures out', () => {
  it('is done once, then in the backups, and again only for what came since', async () => {
    await erase('e1', { texts: [{ event: events[0] }] });
    let calls = 0;
    const { eraser, reached } = eraserOf(async () => (calls += 1));
    await eraser.open();
    await eraser.carryOut();
    await eraser.close();
    expect([calls, reached]).toEqual([1, [1]]);
  });

  it('that has to wait for a reader does not hold up the opening, but is owed to whoever decided it', async () => {
    await erase('e1', { texts: [{ event: events[0] }] });
    const { eraser, reached } = eraserOf(busy);
    await eraser.open();
    await expect(eraser.carryOut()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/on record, but not carried out yet/) });
    await eraser.close();
    expect(reached).toEqual([]);
  });

  it('that can not be done at all is no opening', async () => {
    await erase('e1', { texts: [{ event: events[0] }] });
    await expect(eraserOf(full).eraser.open()).rejects.toThrow('the disk is full');
  });

  it.each(['{', 'null\n', '{"key":"another","v":2}\n'])(
    'bug-473: takes an evidence file whose header is damaged to %j, and the ledger opens again',
    async (header) => {
      const { hash } = await ledger.evidence.put(Readable.from([Buffer.from('Kanarifugl')]), 'text/plain');
      const path = join(root, 'evidence', hash.slice(7, 9), hash.slice(7));
      const bytes = readFileSync(path);
      writeFileSync(path, Buffer.concat([Buffer.from(header), bytes.subarray(bytes.indexOf('\n') + 1)]));
      await erase('e1', { texts: [{ event: events[0] }], files: [hash] });
      expect(existsSync(path)).toBe(false);
      await ledger.close();
      ledger = await openLedger(root, {});
      const [erased] = await new ErasuresOnRecord(ledger.store).all();
      expect(await ledger.vault.remaining({ keys: [...(erased?.texts ?? []), ...(erased?.files ?? [])].map(({ key }) => key), people: [] })).toEqual({
        keys: [],
        people: [],
      });
    },
  );

  it('is answered when it is repeated under its key, once it could be done', async () => {
    const caller = { ...planner, role: 'admin' as const };
    const more = { reason: 'bedt om det', expected: 'latest' as const };
    await ledger.runner.execute({ name: 'proposeErasure', data: { erasure: 'e1', texts: [{ event: events[0] }] }, caller, ...more });
    const confirming = { name: 'confirmErasure', data: { erasure: 'e1' }, caller: { ...caller, actor: 'actor-second' }, ...more, idempotencyKey: 'k1' };
    const erases = ledger.vault.erase.bind(ledger.vault);
    ledger.vault.erase = busy;
    await expect(ledger.runner.execute(confirming)).rejects.toMatchObject({ kind: 'unavailable' });
    ledger.vault.erase = erases;
    expect(await ledger.runner.execute(confirming)).toMatchObject({ repeated: true });
    const [erased] = await new ErasuresOnRecord(ledger.store).all();
    expect(await ledger.vault.remaining({ keys: erased?.texts.map(({ key }) => key) ?? [], people: [] })).toEqual({ keys: [], people: [] });
  });
});
