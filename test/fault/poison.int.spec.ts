import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openLedger, type Ledger, type LineAnswer } from '#application';
import { MAX_PAYLOAD_BYTES, openSqliteStore, type NewEvent } from '#event-store';
import { openProjector } from '#projections';
import { between, type Random } from '#samples';
import { counted, openBranches, recordCounts } from './support/branches.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const LINES = scaled(1_500, 5_000);
const row = new Row('15', { short: 30, long: 120 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-poison-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sound = (index: number) => ({ command: 'recordMeasurement', measure: 'members', ...counted(index, 'a register') });
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** A line that nobody can carry out, in the place of a sound one. */
const POISON: Readonly<Record<string, (index: number, random: Random) => Buffer>> = {
  'no JSON': (index) => Buffer.from(JSON.stringify(sound(index)).slice(0, -1)),
  'bad UTF-8': (index) => Buffer.concat([Buffer.from(`{"command":"recordMeasurement","measure":"${index}`), Buffer.of(0xff, 0xc0, 0x80), Buffer.from('"}')]),
  'deep JSON': (index, random) => Buffer.from(`{"command":"recordMeasurement","measure":"${index}","note":${deep(between(random, 200, 20_000))}}`),
  'too large': (index) => Buffer.from(JSON.stringify({ ...sound(index), note: 'x'.repeat(MAX_PAYLOAD_BYTES) })),
  'unknown command': (index) => Buffer.from(JSON.stringify({ ...sound(index), command: 'forgetEverything' })),
  'bad schema': (index) => Buffer.from(JSON.stringify({ ...sound(index), value: { of: 'nothing' } })),
  'unknown measure': (index) => Buffer.from(JSON.stringify({ ...sound(index), measure: 'unknown' })),
  'a key twice': (index) => Buffer.from(JSON.stringify(sound(index)).replace('{', '{"measure":"other",')),
};

it(
  'a poisoned line of a delivery is refused by itself, and holds no other line up',
  async () => {
    row.begin();
    const random = seeded('poison');
    const ledger = await openBranches(join(folder, 'lines'));
    const kinds = Object.entries(POISON);
    const poisoned = new Map<number, string>();
    const lines = Array.from({ length: LINES }, (_, index) => {
      if (random() < 0.5) return Buffer.from(JSON.stringify(sound(index)));
      const [kind, make] = kinds[between(random, 0, kinds.length - 1)] as (typeof kinds)[number];
      poisoned.set(index + 1, kind);
      return make(index, random);
    });
    const text = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
    const answers = await answersTo(ledger, text);
    await ledger.close();

    expect(answers).toHaveLength(LINES);
    const wrong = answers.filter(({ line, accepted }) => accepted === poisoned.has(line)).map(({ line }) => poisoned.get(line) ?? 'sound');
    expect(wrong).toEqual([]);
    const untold = answers.filter(
      (answer) => !answer.accepted && answer.issues.some(({ field, problem, remedy }) => field === '' || problem === '' || remedy === ''),
    );
    expect(untold).toEqual([]);
    row.tell(
      `${count(poisoned.size)} poisoned lines of ${kinds.length} kinds refused, each told why, among ${count(LINES - poisoned.size)} that were all accepted`,
    );
  },
  row.limit,
);

async function answersTo(ledger: Ledger, text: Buffer): Promise<readonly LineAnswer[]> {
  const answers: LineAnswer[] = [];
  const caller = { ...ledger.self, role: 'recorder' } as const;
  for await (const answer of ledger.ingestion.deliver(Readable.from([text]), caller, { id: 'poisoned', reason: null })) answers.push(answer);
  return answers;
}

/** What could lie in a log that a newer version wrote, or that somebody wrote to past the ledger. */
const STORED: Readonly<Record<string, Partial<NewEvent>>> = {
  'an unknown type': { type: 'SomethingNew' },
  'an unknown version': { schema: 99 },
  'data of another shape': { payload: '{"actor":"a","data":{"measure":7},"role":"recorder"}' },
  'a payload that is no JSON': { payload: '{"actor":"a","data":' },
  'deep JSON': { payload: `{"actor":"a","data":{"measure":${deep(50_000)}},"role":"recorder"}` },
  'a payload as large as can be': { payload: `{"actor":"a","data":{"measure":"${'x'.repeat(MAX_PAYLOAD_BYTES - 60)}"},"role":"recorder"}` },
};

describe.each(Object.entries(STORED))('%s in the log', (kind, poison) => {
  it('holds the read models up at that event, loudly, and nothing else', async () => {
    const root = join(folder, kind.replaceAll(' ', '-'));
    const ledger = await openBranches(root);
    await recordCounts(ledger, 0, 10);
    await ledger.close();
    const id = '00000000-0000-4000-8000-000000000001';
    const store = await openSqliteStore(join(root, 'ledger.db'));
    const usual: NewEvent = {
      id,
      type: 'MeasurementRecorded',
      schema: 1,
      validFrom: null,
      validTo: null,
      corrects: null,
      commitment: 'c',
      salt: 's',
      payload: '{}',
    };
    const { seq } = await store.append({ stream: 'measurements-members:poisoned', expected: 'any', events: [{ ...usual, ...poison }] });
    await store.close();

    const again = await openLedger(root);
    await recordCounts(again, 10, 20);
    const head = (await again.store.head()).seq;
    expect(head).toBe((seq as number) + 10);
    await again.close();

    const projector = await openProjector({ folder: root });
    while (await projector.step());
    const held = (await projector.status()).filter(({ stopped }) => stopped !== null);
    expect(held.length).toBeGreaterThan(0);
    for (const { seq: reached, stopped } of held) {
      expect(reached).toBe((seq as number) - 1);
      expect(stopped).toMatchObject({ eventId: id, seq, error: expect.stringMatching(/\w/) });
    }
    await projector.close();
  });
});
