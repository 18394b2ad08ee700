import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ManualClock } from '#kernel';
import { MemoryEventStore, openSqliteReader, openSqliteStore, type Appended, type AppendRequest, type EventStore } from '#event-store';
import { nodeDisk, openArchive, rootOfLog } from '#publishing';
import { furnish, measuring } from '../commands/testing/workbench.js';
import { ensureSigningKey } from '../keys/index.js';
import { openLedger, type NewLedger } from '../ledger/index.js';
import { ledgerOnRecord } from '../publishing/index.js';
import { runLedger } from '../running/index.js';
import { lastSigned, moveLog, type MoveOptions } from './index.js';

const create: NewLedger = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };

let base: string;
const at = (name: string) => join(base, name);

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'moving-'));
  const running = await runLedger(at('old'), { create });
  await furnish(running.ledger.runner, 'opened');
  await ensureSigningKey(running.ledger, () => undefined);
  for (let n = 1; n <= 5; n += 1) await running.ledger.runner.execute(measuring(n, { with: { note: `nr ${n}` } }));
  await running.ledger.publishing.signNow();
  await running.close();
});
afterAll(() => rmSync(base, { recursive: true }));

/** Moves the log of the folder into the target. */
async function moved(target: EventStore, options: MoveOptions & { readonly folder?: string } = {}) {
  const source = openSqliteReader(at(`${options.folder ?? 'old'}/ledger.db`));
  try {
    const ledger = await ledgerOnRecord(source);
    if (ledger === null) throw new Error('the folder holds no ledger');
    const checkpoint = await lastSigned(openArchive(nodeDisk(at('old/checkpoints'))), ledger);
    return await moveLog(source, target, { ledger, checkpoint }, options);
  } finally {
    await source.close();
  }
}

async function rowsOf(store: Pick<EventStore, 'readAll'>) {
  return store.readAll(-1, 10_000);
}

async function oldRows() {
  const source = openSqliteReader(at('old/ledger.db'));
  const rows = await rowsOf(source);
  await source.close();
  return rows;
}

/** A store that an other clock drives, so that only the claim can give an event its time. */
const elsewhere = () => new ManualClock(0);

/** Dies at one of its appends, before it is written or before it is answered; later ones go through. */
class Dying extends MemoryEventStore {
  #appends = 0;

  constructor(
    private readonly at: number,
    private readonly when: 'before' | 'after',
  ) {
    super(elsewhere());
  }

  override async append(request: AppendRequest): Promise<Appended> {
    const dies = this.#appends === this.at;
    this.#appends += 1;
    if (dies && this.when === 'before') throw new Error('killed');
    const answer = await super.append(request);
    if (dies) throw new Error('killed');
    return answer;
  }
}

/** Its sequencer has not come to an event when its append is answered; it comes to it later, or never. */
class Late extends MemoryEventStore {
  constructor(private readonly comes: boolean) {
    super(elsewhere());
  }

  override async append(request: AppendRequest): Promise<Appended> {
    return { ...(await super.append(request)), firstSeq: null, seq: null, recordedAt: null };
  }

  override follow(after: number, options: { readonly pageSize: number; readonly signal: AbortSignal }) {
    return super.follow(this.comes ? after : after + 1_000, options);
  }
}

describe('moving a log', () => {
  it('keeps order, ids, times and every byte, and so the root and what was signed', async () => {
    const target = await openSqliteStore(at('new.db'), { clock: elsewhere() });
    const old = await oldRows();
    const answer = await moved(target);
    expect(answer).toMatchObject({ origin: create.origin, from: 0, to: old.length, checkpoint: old.length });
    expect(await rowsOf(target)).toEqual(old);
    expect((await rootOfLog(target, old.length)).toString('base64')).toBe(answer.root);
    await target.close();
  });

  it('goes on where it was killed, at any event and on either side of its append', async () => {
    const old = await oldRows();
    const appends = old.filter(({ envelope }) => envelope.includes('"part":[0,')).length;
    for (let nth = 0; nth < appends; nth += 1) {
      for (const when of ['before', 'after'] as const) {
        const target = new Dying(nth, when);
        await expect(moved(target)).rejects.toThrow('killed');
        expect(await moved(target)).toMatchObject({ to: old.length });
        expect(await rowsOf(target)).toEqual(old);
      }
    }
    expect(appends).toBeGreaterThanOrEqual(10);
  });

  it('repeated, finds everything moved and appends nothing', async () => {
    const target = new MemoryEventStore(elsewhere());
    await moved(target);
    expect(await moved(target)).toMatchObject({ from: (await oldRows()).length, to: (await oldRows()).length });
  });

  it('goes on with what was recorded in the old ledger since, where nothing was in the new one', async () => {
    const target = new MemoryEventStore(elsewhere());
    await moved(target);
    cpSync(at('old'), at('grown'), { recursive: true });
    const ledger = await openLedger(at('grown'));
    await ledger.runner.execute(measuring(9));
    await ledger.close();
    expect(await moved(target, { folder: 'grown' })).toMatchObject({ from: (await oldRows()).length, to: (await oldRows()).length + 1 });
    await expect(moved(target)).rejects.toMatchObject({ kind: 'conflict', message: expect.stringContaining('it holds') });
  });

  it.each([
    ['another ledger', 'ledger'],
    ['anything else', 'something'],
  ])('refuses a store that holds %s, and writes nothing there', async (_, stream) => {
    const target = new MemoryEventStore(elsewhere());
    const [, foreign] = await oldRows();
    const event = { ...(JSON.parse(foreign?.envelope ?? '') as AppendRequest['events'][0]), salt: 'x', payload: '{}' };
    await target.append({ stream, expected: 'none', events: [event] });
    await expect(moved(target)).rejects.toMatchObject({ kind: 'conflict', issues: [{ field: 'KURRENTDB_URL' }] });
    expect(await target.head()).toMatchObject({ seq: 0 });
  });

  it('stops when somebody else appends to the new log meanwhile', async () => {
    const target = new MemoryEventStore(elsewhere());
    const [first] = await oldRows();
    const intruding = { ...(JSON.parse(first?.envelope ?? '') as AppendRequest['events'][0]), id: crypto.randomUUID(), salt: 'x', payload: '{}' };
    let intruded = false;
    const onProgress = (phase: string) => {
      if (phase !== 'copy' || intruded) return;
      intruded = true;
      void target.append({ stream: 'other', expected: 'none', events: [intruding] });
    };
    await expect(moved(target, { onProgress })).rejects.toMatchObject({ kind: 'conflict', message: expect.stringContaining('let nobody else append') });
  });

  it.each([
    ['payload', `UPDATE event SET payload = replace(payload, 'actor', 'aktor') WHERE seq = 7`, /event 7 has another payload/],
    ['row', 'UPDATE event SET revision = 99 WHERE seq = 7', /event 7 is not the one its envelope describes/],
    ['envelope', `UPDATE event SET envelope = replace(envelope, '2', '3') WHERE seq = 7`, /not those that were signed over/],
    ['last row', 'DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)', /does not hold the \d+ entries that were signed over/],
  ])('refuses to move a ledger of which a %s was altered', async (_, sql, message) => {
    rmSync(at('altered'), { recursive: true, force: true });
    cpSync(at('old'), at('altered'), { recursive: true });
    const database = new DatabaseSync(at('altered/ledger.db'));
    database.exec(`DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted; ${sql}`);
    database.close();
    await expect(moved(new MemoryEventStore(elsewhere()), { folder: 'altered' })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(message),
    });
  });

  it('waits for a sequencer that comes later, and stops at one that does not', async () => {
    const late = new Late(true);
    await moved(late);
    expect(await rowsOf(late)).toEqual(await oldRows());
    await expect(moved(new Late(false), { patienceMs: 1 })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('no place in the log'),
    });
  });
});
