import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Ledger } from '#application';
import { MOST_AHEAD } from '#event-store';
import { ManualClock, microsOf, nowOf, parseInstant, Refused, todayOf, type Micros } from '#kernel';
import { between, type Random } from '#samples';
import { openBranches, recordCounts } from './support/branches.js';
import { holdInvariants } from './support/invariants.js';
import { Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const MOVES = scaled(200, 500);
const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;
const BEGAN = microsOf(parseInstant('2022-06-01T10:00:00Z'));
const row = new Row('14', { short: 15, long: 40 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-clock-'));
const clock = new ManualClock(BEGAN);
let ledger: Ledger;
beforeAll(async () => {
  await (await openBranches(folder, clock)).close();
  ledger = await openLedger(folder, { clock, mostAhead: MOST_AHEAD });
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a clock does, from what it says. */
const WAYS: readonly { readonly what: 'back' | 'forward' | 'jump' | 'freeze'; readonly move: (now: Micros, random: Random) => Micros }[] = [
  { what: 'back', move: (now, random) => now - between(random, 1, 3 * DAY) },
  { what: 'forward', move: (now, random) => now + between(random, 1, 2 * DAY) },
  { what: 'jump', move: (now, random) => now + between(random, 2, 60) * MOST_AHEAD },
  { what: 'freeze', move: (now) => now },
];

it(
  'a clock that goes back, stands still or leaps leaves recording times that rise, and none that is far ahead of its day',
  async () => {
    row.begin();
    const random = seeded('clock');
    const seen = { back: 0, forward: 0, jump: 0, freeze: 0 };
    let recorded = 0;
    let days = 0;
    for (let move = 0; move < MOVES; move += 1) {
      const { what, move: moved } = WAYS[between(random, 0, WAYS.length - 1)] as (typeof WAYS)[number];
      seen[what] += 1;
      const before = clock.nowMicros();
      clock.set(moved(before, random));
      if (what === 'jump') {
        await mustBeRefused(() => recordCounts(ledger, recorded, recorded + 1));
        clock.set(before);
        continue;
      }
      await recordCounts(ledger, recorded, recorded + 3);
      recorded += 3;
      days += Number(what === 'forward');
    }
    const log = await ledger.store.readAll(-1, 10_000);
    holdInvariants({ log, acknowledged: new Map() });
    const { recordedAt } = await ledger.store.head();
    expect(microsOf(recordedAt ?? nowOf(clock))).toBeLessThan(BEGAN + (days + 1) * 2 * DAY);
    row.tell(
      `${MOVES} moves (${Object.entries(seen)
        .map(([what, times]) => `${times} ${what}`)
        .join(', ')}), recording times rise over ${log.length} events, ${seen.jump} of ${seen.jump} leaps refused`,
    );
  },
  row.limit,
);

it('a leap that is right is recorded once an administrator has confirmed the day, and not before', async () => {
  clock.advance(3 * MOST_AHEAD);
  const on = todayOf(clock, 'Europe/Oslo');
  const confirm = (day: string) =>
    ledger.runner.execute({ name: 'confirmClock', data: { on: day }, caller: ledger.self, reason: 'Loggen lå stille', expected: 'latest' });
  await mustBeRefused(() => recordCounts(ledger, 5_000, 5_001));
  await expect(confirm('2022-06-01')).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'on' }] });
  expect(await confirm(on)).toMatchObject({ recordedAt: nowOf(clock) });
  await recordCounts(ledger, 5_000, 5_001);
});

async function mustBeRefused(act: () => Promise<void>): Promise<void> {
  const before = await ledger.store.head();
  const refusal: unknown = await act().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject({ kind: 'unavailable', issues: [{ field: 'clock', remedy: expect.stringContaining('fremdrift clock confirm') }] });
  expect(await ledger.store.head()).toEqual(before);
}
