import { encode, openLedger, Sealer, type Ledger, type NewLedger } from '#application';
import { event, MeasurementRecorded, streams } from '#domain';
import type { CalendarDate } from '#kernel';
import { systemClock, timeOrderedId } from '#kernel';
import type { NewEvent } from '#event-store';

export const ORIGIN = 'ledger.example.org/progress';

const create: NewLedger = { origin: ORIGIN, title: 'Interop', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: true };
const UNITS = 20;
const IN_AN_APPEND = 50;

/**
 * Makes a ledger of exactly `events` in the folder. Of its `checkpoints`, the first is signed when its key is adopted, and the others at even
 * distances, the last over all of it.
 * @returns its public key
 */
export async function signedLedger(folder: string, events: number, checkpoints: number): Promise<string> {
  const ledger = await openLedger(folder, { create, publishing: { checkpointSeconds: 3600 } });
  try {
    await ledger.keys.ensure((vkey) =>
      ledger.runner.execute({ name: 'adoptSigningKey', data: { vkey }, caller: ledger.self, expected: 'latest', reason: 'the first key' }),
    );
    await ledger.publishing.signNow();
    for (let part = 1; part < checkpoints; part += 1) {
      await fill(ledger, Math.floor((events * part) / (checkpoints - 1)));
      await ledger.publishing.signNow();
    }
    return (await ledger.settings()).keys.at(-1)?.vkey ?? '';
  } finally {
    await ledger.close();
  }
}

async function fill({ store, self }: Ledger, events: number): Promise<void> {
  const underWay: Promise<unknown>[] = [];
  for (let size = (await store.head()).seq + 1, unit = 0; size < events; unit = (unit + 1) % UNITS) {
    const count = Math.min(IN_AN_APPEND, events - size);
    const made = Array.from({ length: count }, (_, index) => measurement(`branch-${unit}`, size + index, self.actor));
    underWay.push(store.append({ stream: streams.measurements('members', `branch-${unit}`), expected: 'any', events: made }));
    size += count;
  }
  await Promise.all(underWay);
}

function measurement(unit: string, value: number, actor: string): NewEvent {
  const data = {
    measure: 'members',
    unit,
    value: String(value),
    numerator: null,
    denominator: null,
    provisional: false,
    source: null,
    survey: null,
    evidence: [],
    note: null,
    delivery: null,
  };
  const grounds = { actor, role: 'recorder', mandate: null, reason: null, correlation: null, causation: null, request: null } as const;
  const validFrom = '2022-12-31' as CalendarDate;
  return encode(event(MeasurementRecorded, data as never, { validFrom }), grounds, timeOrderedId(systemClock.nowMicros()), new Sealer()).stored;
}
