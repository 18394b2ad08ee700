import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Payload } from '#domain';
import { boxesIn } from '../codec/index.js';
import { dayOf, furnish, measuring, recorder } from '../commands/testing/workbench.js';
import { openLedger, type Ledger } from './index.js';

let root: string;
let ledger: Ledger;
const clubs = ['club-1', 'club-2', 'union'];
const streamOf = (unit: string) => `measurements-members:${unit}`;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'concurrency-'));
  ledger = await openLedger(root, {
    create: { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false },
  });
  await furnish(ledger.runner, 'opened');
});
afterEach(async () => {
  await ledger.close();
  rmSync(root, { recursive: true });
});

const reopen = async () => {
  await ledger.close();
  ledger = await openLedger(root);
};

describe('on the embedded engine', () => {
  it('64 callers and a delivery at once on the same few streams all get their own revisions, and every text its key', async () => {
    const lines = Array.from({ length: 300 }, (_, index) =>
      JSON.stringify({
        command: 'recordMeasurement',
        measure: 'members',
        unit: clubs[index % 3],
        on: dayOf(1000 + index),
        value: index,
        note: `line ${index}`,
      }),
    );
    const delivering = (async () => {
      let accepted = 0;
      for await (const answer of ledger.ingestion.deliver(Readable.from(lines.map((line) => `${line}\n`)), recorder, { id: 'd1', reason: null })) {
        accepted += Number(answer.accepted);
      }
      return accepted;
    })();
    let next = 0;
    const receipts = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const own: number[] = [];
        while (next < 640) {
          next += 1;
          const { seq } = await ledger.runner.execute(measuring(next, { with: { unit: clubs[next % 3], note: `call ${next}` } }));
          own.push(seq as number);
        }
        return own;
      }),
    );
    expect(await delivering).toBe(300);
    expect(new Set(receipts.flat()).size).toBe(640);

    for (const unit of clubs) {
      const events = await ledger.store.readStream(streamOf(unit), { limit: 1000 });
      expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
      const boxes = events.flatMap(({ payload }) => boxesIn(JSON.parse(payload)));
      expect(boxes).toHaveLength(events.length);
      expect((await ledger.vault.sealingKeys(boxes.map(({ key }) => key))).size).toBe(events.length);
    }
  });

  it('a delivery cut short and sent again after a restart is recorded whole and once, in order', async () => {
    const lines = Array.from({ length: 2500 }, (_, index) =>
      JSON.stringify({ command: 'recordMeasurement', measure: 'members', unit: 'club-1', on: dayOf(index), value: index }),
    );
    const source = () => Readable.from([lines.join('\n')]);
    const delivery = { id: 'd1', reason: null };
    for await (const answer of ledger.ingestion.deliver(source(), recorder, delivery)) if (answer.line === 700) break;
    await reopen();
    let repeated = 0;
    for await (const answer of ledger.ingestion.deliver(source(), recorder, delivery)) repeated += Number(answer.accepted && answer.repeated);
    expect(repeated).toBeGreaterThanOrEqual(700);
    const stored = await ledger.store.readStream(streamOf('club-1'), { limit: 10_000 });
    expect(stored.map(({ payload }) => (JSON.parse(payload) as Payload).data['value'])).toEqual(lines.map((_, index) => String(index)));
  });

  it('an idempotency key is remembered over a restart', async () => {
    const request = measuring(1, { idempotencyKey: 'key-1' });
    const first = await ledger.runner.execute(request);
    await reopen();
    expect(await ledger.runner.execute(request)).toEqual({ ...first, repeated: true });
    await expect(ledger.runner.execute(measuring(2, { idempotencyKey: 'key-1' }))).rejects.toMatchObject({ kind: 'key-reused' });
  });

  it('a command after closing is turned away', async () => {
    await ledger.close();
    await expect(ledger.runner.execute(measuring(1))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
