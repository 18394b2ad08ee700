import fc from 'fast-check';
import {
  correctMeasurement,
  measureDecider,
  measurementDecider,
  organisationDecider,
  recordMeasurement,
  retractMeasurement,
  streams,
  type MeasurementCommand,
  type MeasurementEvent,
} from '#domain';
import type { StoredEvent } from '#event-store';
import { addDays, Refused, systemClock } from '#kernel';
import { Projector } from '../engine/projector.js';
import type { Read } from '../engine/views.js';
import { history } from '../history/projection.js';
import { listMeasurements } from '../queries/fact-lists.js';
import { day, newEvent, opened, TestLedger } from '../testing/ledger.js';
import { membersDefined, unit } from '../testing/plan.js';
import { builtViews, catchUp, TempFolders } from '../testing/views.js';
import { facts } from './projection.js';

/** A case is a history and a point of knowledge in it. */
const HISTORIES = 300;
const CASES = 10_000;

/** Few units, days and sources, so that corrections of corrections, days that were left, and facts of days to come are common. */
const UNITS = ['b1', 'b2', 'b3'];
const FIRST = day('2022-03-26');
const ASKED = Array.from({ length: 4 }, (_, days) => addDays(FIRST, 2 * days - 1));
const PROJECTIONS = [history, facts];

const said = fc.record({
  what: fc.constantFrom('record', 'record', 'correct', 'correct', 'retract'),
  unit: fc.constantFrom(...UNITS),
  on: fc.nat(5).map((days) => addDays(FIRST, days)),
  value: fc.integer({ min: 1, max: 99 }),
  source: fc.constantFrom(null, { name: 'list', reference: null }),
  /** Which of the events of the unit is corrected or retracted. */
  pick: fc.nat(50),
  /** Whether it comes in one append with the one before it, if that is of the same unit. */
  joined: fc.boolean(),
  /** Microseconds by which the clock moves; also back, and not at all. */
  clock: fc.integer({ min: -2, max: 2 }),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;
const told = fc.array(said, { minLength: 60, maxLength: 90 });

const organisation = [unit('union', 'union', null), ...UNITS.map((id) => unit(id, 'branch', 'union'))];
const before = { id: 'before', actor: 'actor-first', revision: 0 };
const known = {
  organisation: organisation.reduce((state, one) => organisationDecider.evolve(state, { ...one, ...before }), organisationDecider.initialState()),
  measure: measureDecider.evolve(measureDecider.initialState(), { ...membersDefined, ...before }),
};

function commandOf({ what, unit: of, on, value, source }: Said, corrects: string | undefined): MeasurementCommand | null {
  const by = { actor: 'actor-first', role: 'recorder', today: day('2022-04-01'), mandate: null, reason: 'derfor' } as const;
  const measured = { measure: 'members', unit: of, on, value, source };
  if (what === 'record') return { ...by, known, type: 'recordMeasurement', data: recordMeasurement.data.parse(measured) };
  if (corrects === undefined) return null;
  if (what === 'correct') return { ...by, known, type: 'correctMeasurement', data: correctMeasurement.data.parse({ ...measured, corrects }) };
  return { ...by, known: {}, type: 'retractMeasurement', data: retractMeasurement.data.parse({ measure: 'members', unit: of, corrects }) };
}

/** What a command's decider says to it; nothing where it is refused. */
function decided(command: MeasurementCommand | null, state: Parameters<typeof measurementDecider.decide>[1]): readonly MeasurementEvent[] {
  try {
    return command === null ? [] : measurementDecider.decide(command, state);
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

/** A log of what of it was accepted, append by append. */
async function logOf(all: readonly Said[]): Promise<{ readonly ledger: TestLedger; readonly ends: readonly number[] }> {
  const ledger = new TestLedger();
  await ledger.record(opened);
  await ledger.record(organisation);
  await ledger.record(membersDefined);
  const states = new Map(UNITS.map((id) => [id, measurementDecider.initialState()]));
  const ids = new Map(UNITS.map((id) => [id, [] as string[]]));
  const appends: { readonly stream: string; readonly clock: number; readonly events: ReturnType<typeof newEvent>[] }[] = [];
  for (const one of all) {
    const [state, own] = [states.get(one.unit), ids.get(one.unit)];
    if (state === undefined || own === undefined) continue;
    const [accepted] = decided(commandOf(one, own[one.pick % Math.max(own.length, 1)]), state);
    if (accepted === undefined) continue;
    const stored = newEvent(accepted, { actor: 'actor-first', role: 'recorder' });
    states.set(one.unit, measurementDecider.evolve(state, { ...accepted, ...before, id: stored.id }));
    own.push(stored.id);
    const stream = streams.measurements('members', one.unit);
    const last = appends.at(-1);
    if (one.joined && last?.stream === stream) last.events.push(stored);
    else appends.push({ stream, clock: one.clock, events: [stored] });
  }
  const ends = [(await ledger.store.head()).seq];
  for (const { stream, clock, events } of appends) {
    ledger.clock.advance(clock);
    await ledger.store.append({ stream, expected: 'any', events });
    ends.push((await ledger.store.head()).seq);
  }
  return { ledger, ends };
}

interface Known {
  readonly id: string;
  readonly unit: string;
  readonly on: string;
  readonly value: string | null;
  readonly source: string | null;
}

/** What counts at a seq, of each day asked about, from read models. */
async function answersAt(read: Read, seq: number): Promise<readonly (readonly Known[])[]> {
  const days: (readonly Known[])[] = [];
  for (const at of ASKED) {
    const { items } = await listMeasurements(read, 'members', { at, seq }, { cursor: null, limit: 1000, unit: null, from: null, to: null });
    days.push(items.map(({ event: { id, validFrom, data } }) => knownFrom(id, validFrom, data as MeasurementEvent['data'])));
  }
  return days;
}

function knownFrom(id: string, validFrom: string | null, data: MeasurementEvent['data']): Known {
  const { value, source } = 'value' in data ? data : { value: null, source: null };
  return { id, unit: data.unit, on: String(validFrom), value, source: source?.name ?? null };
}

interface Told extends Known {
  readonly seq: number;
  readonly corrects: string | null;
  readonly isRetraction: boolean;
}

function toldBy(log: readonly StoredEvent[]): readonly Told[] {
  return log
    .filter(({ stream }) => stream.startsWith('measurements'))
    .map(({ seq, envelope, payload }) => {
      const { id, type, validFrom, corrects } = JSON.parse(envelope) as Readonly<
        Record<'id' | 'type', string> & Record<'validFrom' | 'corrects', string | null>
      >;
      const { data } = JSON.parse(payload) as { readonly data: MeasurementEvent['data'] };
      return { ...knownFrom(id, validFrom, data), seq, corrects, isRetraction: type === 'MeasurementRetracted' };
    });
}

/** The same by looking at every event for every event: a version counts until anything later amends its fact. */
function naively(all: readonly Told[], last: number): readonly (readonly Known[])[] {
  const events = all.filter(({ seq }) => seq <= last);
  const beganWith = (one: Told | undefined): string | undefined => (one?.corrects ? beganWith(events.find(({ id }) => id === one.corrects)) : one?.id);
  const began = events.map(beganWith);
  const counting = events.filter(({ isRetraction }, index) => !isRetraction && began.lastIndexOf(began[index]) === index);
  return ASKED.map((at) => counting.filter(({ on }) => on <= at).map(({ seq: _seq, corrects: _corrects, isRetraction: _is, ...is }) => is));
}

/** No two of one source are of the same unit and day. */
function overlapping(counting: readonly Known[]): readonly Known[] {
  const seen = new Set<string>();
  return counting.filter(({ unit: of, on, source }) => seen.size === seen.add(`${of} ${on} ${source}`).size);
}

const folders = new TempFolders();
afterEach(() => folders.remove());

it('facts hold in both times, whatever is said of them', async () => {
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(told, fc.integer({ min: 1, max: 9 }), fc.nat(), async (given, pageSize, pick) => {
      const { ledger, ends } = await logOf(given);
      const all = toldBy(await ledger.store.readAll(-1, 1000));
      const upTo = (last: () => number) => ({
        head: async () => ({ seq: last(), recordedAt: null }),
        readAll: async (after: number, limit: number) => (await ledger.store.readAll(after, limit)).filter(({ seq }) => seq <= last()),
      });
      let grown = ends[0] ?? -1;
      const live = await builtViews(
        await folders.make(),
        upTo(() => grown),
        { projections: PROJECTIONS },
      );
      const ask = (seq: number) => live.reader.snapshot((read) => answersAt(read, seq));
      const then = new Map<number, Awaited<ReturnType<typeof ask>>>();
      for (const end of ends) {
        grown = end;
        await catchUp(live.projector);
        const now = await ask(end);
        then.set(end, now);
        // equality with the naive model
        expect(now).toEqual(naively(all, end));
        // no overlaps for a unit, source and day at one seq
        expect(now.flatMap(overlapping)).toEqual([]);
        // idempotent replay: who begins anew where it is has nothing to apply
        const again = await Projector.open(
          upTo(() => end),
          live.writer,
          PROJECTIONS,
          { pageSize, clock: systemClock },
        );
        expect(await again.step()).toBe(0);
        cases += 1;
      }
      // immutability, and prefix equivalence: what was answered when the log ended there is answered as of there for ever
      for (const [end, answers] of then) expect(await ask(end)).toEqual(answers);
      // and so it is from nothing, in other pages: of any prefix, and of the whole, row by row
      const one = ends[pick % ends.length] ?? -1;
      for (const end of new Set([one, ends.at(-1) ?? -1])) {
        const fresh = await builtViews(
          await folders.make(),
          upTo(() => end),
          { projections: PROJECTIONS, pageSize },
        );
        expect(await fresh.reader.snapshot((read) => answersAt(read, end))).toEqual(then.get(end));
        if (end === grown) expect(await fresh.place.rows()).toEqual(await live.place.rows());
        await fresh.close();
      }
      await live.close();
    }),
    { numRuns: HISTORIES },
  );
  process.stdout.write(`two times: ${cases} points of knowledge in ${HISTORIES} histories, each asked of ${ASKED.length} days\n`);
  expect(cases).toBeGreaterThanOrEqual(CASES);
}, 600_000);
