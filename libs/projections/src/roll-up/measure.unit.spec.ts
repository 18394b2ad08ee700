import fc from 'fast-check';
import { decimal, decimalText, parseDate, parseDecimal, Refused, type CalendarDate } from '#kernel';
import { LATEST_RULES, type MeasurementFact } from '#goal-types';
import { organisationDecider, type OrganisationCommand, type OrganisationState, type UnitKind } from '#domain';
import { flowsWithin, standingOn } from './counted.js';
import { rolledUp, type RollUpRow } from './measure.js';
import type { Reorganisation } from './places.js';

const day = (text: string) => parseDate(text);
const CHOOSING = { rules: LATEST_RULES, source: null };

/** A structure with all that was recorded of it. */
interface Organisation {
  readonly state: OrganisationState;
  readonly events: readonly Reorganisation[];
}

type Change = Pick<OrganisationCommand, 'type' | 'data'>;

/** The structure after one more decision; the same when it is refused. */
function after({ state, events }: Organisation, change: Change): Organisation {
  const grounds = { actor: 'actor-first', role: 'board' as const, today: day('2024-01-01'), mandate: null, reason: null, known: {} };
  try {
    const decided = organisationDecider.decide({ ...grounds, ...change } as OrganisationCommand, state);
    const recorded = decided.map((one, index) => ({ ...one, id: `e${events.length + index}`, actor: 'actor-first', revision: events.length + index }));
    return { state: recorded.reduce(organisationDecider.evolve, state), events: [...events, ...recorded] };
  } catch (error) {
    if (error instanceof Refused) return { state, events };
    throw error;
  }
}

const unit = (id: string, kind: UnitKind, parent: string | null) => ({ unit: id, kind, name: id, parent, from: day('2021-01-01') });

const founded = after(
  { state: organisationDecider.initialState(), events: [] },
  {
    type: 'establishUnits',
    data: {
      units: [
        unit('union', 'union', null),
        unit('north', 'region', 'union'),
        unit('south', 'region', 'union'),
        unit('west', 'region', 'union'),
        unit('b1', 'branch', 'north'),
        unit('b2', 'branch', 'north'),
        unit('b3', 'branch', 'south'),
        unit('b4', 'branch', 'south'),
        unit('b5', 'branch', 'union'),
      ],
    },
  },
);

const organised = (...changes: readonly Change[]): Organisation => changes.reduce(after, founded);
const move = (id: string, parent: string, on: string): Change => ({ type: 'moveUnit', data: { unit: id, parent, on: day(on) } });
const merge = (from: string, into: string, on: string): Change => ({ type: 'mergeUnits', data: { from: [from], into, on: day(on) } });
const split = (id: string, on: string, ...children: readonly (readonly string[])[]): Change => ({
  type: 'splitUnit',
  data: { unit: id, on: day(on), into: children.map((of, index) => ({ unit: `${id}-${index}`, name: `${id}-${index}`, children: [...of] })) },
});

let seq = 0;
const fact = (id: string, from: string, more: Partial<MeasurementFact>): MeasurementFact => ({
  eventId: `${id}/${from}`,
  seq: (seq += 1),
  measure: 'members',
  unit: id,
  from: day(from),
  to: null,
  value: null,
  numerator: null,
  denominator: null,
  provisional: false,
  source: null,
  survey: null,
  ...more,
});
const count = (id: string, on: string, value: number) => fact(id, on, { value: parseDecimal(value) });
const flow = (id: string, from: string, to: string, value: number) => fact(id, from, { to: day(to), value: parseDecimal(value) });
const share = (id: string, on: string, of: number, all: number) => fact(id, on, { numerator: parseDecimal(of), denominator: parseDecimal(all) });

const stock = (
  { state, events }: Organisation,
  facts: readonly MeasurementFact[],
  at = '2022-12-31',
  kind: UnitKind = 'region',
  measure: 'count' | 'share' | 'score' = 'count',
) => rolledUp(state, standingOn(state, facts, day(at), CHOOSING), measure, { unit: null, kind }, day(at), events);
const flows = ({ state, events }: Organisation, facts: readonly MeasurementFact[], at = '2022-12-31', scope: string | null = null) =>
  rolledUp(state, flowsWithin(state, facts, { from: day('2022-01-01'), until: day(at) }, CHOOSING), 'count', { unit: scope, kind: 'region' }, day(at), events);

const amounts = (rows: readonly RollUpRow[]) =>
  Object.fromEntries(rows.map(({ unit: id, asWas, asIs, difference }) => [id, [asWas.value, asIs.value, difference.value]]));
const why = (rows: readonly RollUpRow[], id: string) =>
  rows.find((row) => row.unit === id)?.why.map(({ on, other, amount, eventIds }) => [on, other, amount.value, eventIds.length]);

describe('a measure rolled up through the organisation', () => {
  it('shows a unit that moved mid-period under both regions as it was, and explains the difference of each', () => {
    const facts = ['b1', 'b2', 'b3'].flatMap((id) => [flow(id, '2022-01-01', '2022-07-01', 10), flow(id, '2022-07-01', '2023-01-01', 20)]);
    const { rows, total } = flows(organised(move('b1', 'south', '2022-07-01')), facts);
    expect(amounts(rows)).toEqual({ north: ['40', '30', '-10'], south: ['50', '60', '10'], west: [null, null, '0'] });
    expect(why(rows, 'north')).toEqual([['2022-07-01', 'south', '-10', 1]]);
    expect(why(rows, 'south')).toEqual([['2022-07-01', 'north', '10', 1]]);
    expect([total.asWas.value, total.asIs.value]).toEqual(['90', '90']);
  });

  it('explains a merger across regions by the merger, for the region it left and the one it came to', () => {
    const facts = [flow('b2', '2022-01-01', '2022-04-01', 7), flow('b3', '2022-01-01', '2022-04-01', 5), flow('b3', '2022-04-01', '2022-07-01', 13)];
    const merged = organised(merge('b2', 'b3', '2022-04-01'));
    const { rows, total } = flows(merged, facts);
    expect(amounts(rows)).toEqual({ north: ['7', null, '-7'], south: ['18', '25', '7'], west: [null, null, '0'] });
    expect(rows.find(({ unit: id }) => id === 'south')?.why[0]?.eventIds).toEqual([merged.events.at(-1)?.id]);
    expect(total.difference.value).toBe('0');
  });

  it('leaves the earlier value of a unit whose parts lie in different places in a row of its own', () => {
    const facts = [count('north', '2022-01-31', 100), count('south', '2022-01-31', 50)];
    const { rows } = stock(organised(split('north', '2022-06-01', ['b1'], ['b2'])), facts);
    expect(amounts(rows)).toMatchObject({ north: ['100', '100', '0'], 'north-0': [null, null, '0'], 'north-1': [null, null, '0'] });
    expect(rows.find(({ unit: id }) => id === 'north')).toMatchObject({ state: 'split', parent: 'union' });
  });

  it('puts the earlier value of a split unit where all its parts lie, when that is one place', () => {
    const { rows } = stock(organised(split('b1', '2022-06-01', [], [])), [count('b1', '2022-01-31', 100)]);
    expect(amounts(rows)).toMatchObject({ north: ['100', '100', '0'] });
  });

  it('follows a region that was merged to the one that carries on', () => {
    const { rows } = stock(organised(merge('north', 'west', '2022-06-01')), [count('b1', '2022-01-31', 100)]);
    expect(amounts(rows)).toMatchObject({ north: ['100', null, '-100'], west: [null, '100', '100'] });
    expect(rows.find(({ unit: id }) => id === 'north')?.state).toBe('merged');
  });

  it('does not count the members of a merged unit again once the heir has counted', () => {
    const facts = [count('b1', '2022-01-31', 100), count('b2', '2022-01-31', 40), count('b1', '2022-07-31', 145)];
    const merged = organised(merge('b2', 'b1', '2022-06-01'));
    expect(stock(merged, facts, '2022-06-30').total.asIs.value).toBe('140');
    expect(stock(merged, facts, '2022-07-31').total.asIs.value).toBe('145');
  });

  it('gives what lies below no unit of the kind a row of its own', () => {
    const { rows, total } = stock(organised(), [count('b1', '2022-01-31', 1), count('b5', '2022-01-31', 4)]);
    expect(amounts(rows)).toMatchObject({ north: ['1', '1', '0'], b5: ['4', '4', '0'] });
    expect(total.asIs.value).toBe('5');
  });

  it('shows what moved out of the unit asked about as gone outside', () => {
    const facts = [flow('b1', '2022-01-01', '2022-07-01', 10), flow('b2', '2022-01-01', '2022-07-01', 1)];
    const { rows, total } = flows(organised(move('b1', 'south', '2022-07-01')), facts, '2022-12-31', 'north');
    expect(amounts(rows)).toEqual({ north: ['11', '1', '-10'] });
    expect(why(rows, 'north')).toEqual([['2022-07-01', null, '-10', 1]]);
    expect(total.difference.value).toBe('-10');
  });

  it('divides the sums of a share, and never averages percentages', () => {
    const facts = [share('b1', '2022-01-31', 1, 10), share('b2', '2022-01-31', 90, 100), share('b3', '2022-01-31', 10, 10)];
    const { rows, total } = stock(organised(move('b1', 'south', '2022-07-01')), facts, '2022-12-31', 'region', 'share');
    expect(rows.find(({ unit: id }) => id === 'south')).toMatchObject({
      asWas: { value: '1', numerator: '10', denominator: '10' },
      asIs: { value: '0.55', numerator: '11', denominator: '20' },
      difference: { value: '-0.45', numerator: '1', denominator: '10' },
      why: [{ amount: { value: null, numerator: '1', denominator: '10' } }],
    });
    expect(total.asIs).toMatchObject({ numerator: '101', denominator: '120' });
  });

  it('does not roll up a score', () => {
    const facts = [count('b1', '2022-01-31', 70), count('b2', '2022-01-31', 90)];
    expect(stock(organised(), facts, '2022-12-31', 'region', 'score').rows[0]?.asIs.value).toBeNull();
  });

  it('counts the longest of values that overlap, once', () => {
    const facts = [flow('b1', '2022-01-01', '2022-02-01', 3), flow('b1', '2022-01-01', '2022-04-01', 12), flow('b1', '2022-04-01', '2022-05-01', 4)];
    expect(flows(organised(), facts).total.asIs.value).toBe('16');
  });

  const month = fc.integer({ min: 2, max: 12 }).map((number) => `2022-${String(number).padStart(2, '0')}-01`);
  const branch = fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', 'b1-0', 'b3-1');
  const region = fc.constantFrom('north', 'south', 'west', 'north-0', 'south-1', 'union');
  const changes: fc.Arbitrary<readonly Change[]> = fc.array(
    fc.oneof(
      fc.tuple(fc.oneof(branch, region), region, month).map(([id, parent, on]) => move(id, parent, on)),
      fc.tuple(branch, branch, month).map(([from, into, on]) => merge(from, into, on)),
      fc.tuple(region, region, month).map(([from, into, on]) => merge(from, into, on)),
      fc.tuple(branch, month).map(([id, on]) => split(id, on, [], [])),
      fc.tuple(region, month, fc.shuffledSubarray(['b1', 'b2', 'b3', 'b4', 'b5'])).map(([id, on, children]) => split(id, on, children, [])),
      fc.tuple(branch, month).map(([id, on]): Change => ({ type: 'closeUnit', data: { unit: id, on: day(on) } })),
    ),
    { maxLength: 12 },
  );
  const facts = fc.array(
    fc.tuple(fc.oneof(branch, branch, region), fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 500 })).map(([id, number, value]) => {
      const [from, to] = [number, number + 1].map((one) => `2022-${String(one).padStart(2, '0')}-01`) as [string, string];
      return flow(id, from, to, value);
    }),
    { minLength: 1, maxLength: 20 },
  );

  it('has the same total in both views after any mergers, splits and moves, and rows that add up to it', () => {
    fc.assert(
      fc.property(changes, facts, fc.boolean(), (given, values, asStock) => {
        const organisation = organised(...given);
        const { rows, total } = asStock
          ? stock(
              organisation,
              values.map((one) => ({ ...one, to: null })),
            )
          : flows(organisation, values);
        expect(total.asWas).toEqual(total.asIs);
        for (const view of ['asWas', 'asIs'] as const) {
          const summed = rows.reduce((sum, row) => sum.plus(row[view].value ?? 0), decimal(0));
          expect(decimalText(summed)).toBe(total[view].value ?? '0');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('explains every difference in full, each part by a reorganisation of its day', () => {
    fc.assert(
      fc.property(changes, facts, (given, values) => {
        const organisation = organised(...given);
        const days = new Map<string, CalendarDate | null>(organisation.events.map(({ id, validFrom }) => [id, validFrom]));
        for (const { difference, why: moves } of flows(organisation, values).rows) {
          expect(decimalText(moves.reduce((sum, { amount }) => sum.plus(amount.value ?? 0), decimal(0)))).toBe(difference.value);
          for (const { on, eventIds } of moves) {
            expect(eventIds.length).toBeGreaterThan(0);
            expect(eventIds.every((id) => days.get(id) === on)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
