import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Ledger, type Receipt } from '#application';
import { Refused } from '#kernel';
import { between } from '#samples';
import { counted, openBranches, recorderOf } from './support/branches.js';
import { holdInvariants } from './support/invariants.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const REQUESTS = scaled(3_000, 10_000);
/** Sent at once. */
const WAVE = 30;
const RESTARTS = 4;
const row = new Row('9', { short: 15, long: 60 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-duplicates-'));
let ledger: Ledger;
beforeAll(async () => {
  ledger = await openBranches(folder);
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Sent {
  readonly key: string;
  readonly value: string;
}

it(
  'a request that is sent again, also at once and after a restart, is recorded once, and another body under its key is refused',
  async () => {
    row.begin();
    const random = seeded('duplicates');
    const accepted = new Map<string, { readonly value: string; readonly receipt: Receipt }>();
    const refused: Sent[] = [];
    const seen = { repeated: 0, first: 0 };
    // each request comes one to five times, now and then with another body
    const requests = Array.from(
      { length: REQUESTS },
      (): Sent => ({ key: `key-${between(random, 1, Math.ceil(REQUESTS / 3))}`, value: random() < 0.1 ? '2' : '1' }),
    );
    for (let at = 0; at < REQUESTS; at += WAVE) {
      await Promise.all(requests.slice(at, at + WAVE).map(send));
      if (random() < (RESTARTS * WAVE) / REQUESTS) {
        await ledger.close();
        ledger = await openLedger(folder);
      }
    }

    for (const { key, value } of refused) expect(accepted.get(key)?.value).not.toBe(value);
    expect(seen.first).toBe(accepted.size);
    const log = await ledger.store.readAll(-1, 10_000);
    const receipts = [...accepted.values()].flatMap(({ receipt }) => receipt.eventIds.map((id) => [id, receipt.seq as number] as const));
    const stored = new Map(log.map((event) => [event.id, event.payload]));
    holdInvariants({ log, acknowledged: new Map(receipts.map(([id, seq]) => [id, { seq, payload: stored.get(id) ?? 'lost' }])) });
    expect(log.filter(({ stream }) => stream.startsWith('measurements-'))).toHaveLength(accepted.size);
    row.tell(
      `${count(REQUESTS)} requests under ${count(accepted.size)} keys: ${count(seen.repeated)} answered as before, ${count(refused.length)} other bodies refused, 0 recorded twice`,
    );

    async function send({ key, value }: Sent): Promise<void> {
      const data = { measure: 'members', ...counted(Number(key.slice('key-'.length)), 'a register'), value };
      try {
        const receipt = await ledger.runner.execute({ name: 'recordMeasurement', data, caller: recorderOf(ledger), idempotencyKey: key });
        const earlier = accepted.get(key) ?? { value, receipt };
        expect({ value, seq: receipt.seq, ids: receipt.eventIds }).toEqual({ value: earlier.value, seq: earlier.receipt.seq, ids: earlier.receipt.eventIds });
        accepted.set(key, earlier);
        seen[receipt.repeated ? 'repeated' : 'first'] += 1;
      } catch (error) {
        if (!(error instanceof Refused) || error.kind !== 'key-reused') throw error;
        refused.push({ key, value });
      }
    }
  },
  row.limit,
);
