import { openLedger, encode, Sealer, type Ledger, type NewAccess } from '#application';
import { event, MeasurementRecorded, streams } from '#domain';
import { systemClock, timeOrderedId } from '#kernel';
import { startProjector } from '#projections';
import { progress } from '../../../../apps/cli/src/terminal/progress.js';
import { giveKey } from './signing-key.js';
import { OTHER_SERIES, otherCounts, ownCounts, type Count } from './things.js';

const OWN_IN_AN_APPEND = 6;
const OTHERS_IN_AN_APPEND = 250;
const APPENDS_UNDER_WAY = 8;
const LOOK_EVERY_MS = 500;
/** Whoever a figure asks as. */
export const ANALYST: NewAccess = {
  for: { name: 'Analyst', contact: null },
  role: 'analyst',
  unit: null,
  audience: 'inside',
  expiresOn: null,
  label: 'benchmark',
};

/** A ledger with facts in it. */
export interface FilledLedger {
  readonly folder: string;
  /** An analyst's token. */
  readonly token: string;
}

/** Facts of one stream that go into the log together; `after` is how many it has already. */
interface Append {
  readonly counts: readonly Count[];
  readonly after: number;
}

/**
 * Appends facts to the furnished ledger in the folder until it has exactly `events`, brings its read models up to date and has all of it
 * signed. The goal's own facts are the same in every ledger, and lie spread over it.
 */
export async function fill(folder: string, events: number): Promise<FilledLedger> {
  const ledger = await openLedger(folder);
  const projector = startProjector({ folder });
  try {
    const { token } = await ledger.access.create(ledger.self, ANALYST);
    await giveKey(ledger);
    const head = await append(ledger, events - 1 - (await ledger.store.head()).seq);
    const projected = () => projector.status().rebuild?.done ?? 0;
    const before = projected();
    const projecting = progress('projecting', events - before, 'events');
    while (!(await projector.waitFor(head, LOOK_EVERY_MS))) projecting.to(projected() - before);
    projecting.done();
    await ledger.publishing.signNow();
    return { folder, token };
  } finally {
    await projector.close();
    await ledger.close();
  }
}

/** @returns the last seq */
async function append({ store, self }: Ledger, total: number): Promise<number> {
  const filling = progress('filling', total, 'events');
  const underWay: Promise<unknown>[] = [];
  let done = 0;
  for (const { counts, after } of spread(total)) {
    const [{ measure, unit }] = counts as [Count];
    const sealed = counts.map((count) => stored(count, self.actor));
    underWay.push(store.append({ stream: streams.measurements(measure, unit), expected: after === 0 ? 'none' : after - 1, events: sealed }));
    if (underWay.length === APPENDS_UNDER_WAY) await underWay.shift();
    done += counts.length;
    filling.to(done);
  }
  await Promise.all(underWay);
  filling.done();
  return (await store.head()).seq;
}

/** The goal's own facts at even distances among the others, `total` in all. */
function* spread(total: number): Generator<Append> {
  const own = ownAppends();
  const others = total - own.reduce((sum, { counts }) => sum + counts.length, 0);
  if (others < 0) throw new RangeError(`give at least ${-others} events more, for the goal's own facts`);
  let given = 0;
  for (const [index, facts] of own.entries()) {
    yield facts;
    const due = Math.floor((others * (index + 1)) / own.length);
    while (given < due) {
      const next = othersAfter(given, due);
      given += next.counts.length;
      yield next;
    }
  }
}

/** A few facts of each branch in turn. */
function ownAppends(): readonly Append[] {
  const byBranch = ownCounts();
  const months = byBranch[0]?.length ?? 0;
  const starts = Array.from({ length: Math.ceil(months / OWN_IN_AN_APPEND) }, (_, index) => index * OWN_IN_AN_APPEND);
  return starts.flatMap((after) => byBranch.map((counts) => ({ counts: counts.slice(after, after + OWN_IN_AN_APPEND), after })));
}

/** Of the others, series by series in blocks, those after the first `given`: to the end of the block, or the `due`-th. */
function othersAfter(given: number, due: number): Append {
  const block = Math.floor(given / OTHERS_IN_AN_APPEND);
  const place = given % OTHERS_IN_AN_APPEND;
  const after = Math.floor(block / OTHER_SERIES) * OTHERS_IN_AN_APPEND + place;
  return { counts: otherCounts(block % OTHER_SERIES, after, Math.min(OTHERS_IN_AN_APPEND - place, due - given)), after };
}

function stored({ measure, unit, on, value }: Count, actor: string) {
  const data = {
    measure,
    unit,
    value,
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
  return encode(event(MeasurementRecorded, data, { validFrom: on }), grounds, timeOrderedId(systemClock.nowMicros()), new Sealer()).stored;
}
