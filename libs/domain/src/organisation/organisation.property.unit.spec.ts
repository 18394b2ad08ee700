import fc from 'fast-check';
import { type CalendarDate, Refused } from '#kernel';
import { command } from '../event/testing/decider-spec.js';
import { organisationCommands } from './commands.js';
import { type OrganisationCommand, organisationDecider } from './decider.js';
import { UNIT_KINDS } from './events.js';
import { emptyOrganisation, organisationAfter } from './state.js';
import { descendantsAt, isOpen, openUnits, type OrganisationState, unitAt } from './tree.js';

const DAYS = Array.from({ length: 8 }, (_, month) => `2022-0${month + 1}-01` as CalendarDate);
const day = fc.constantFrom(...DAYS);
const unit = fc.constantFrom('r1', 'r2', 'b1', 'b2', 'b3', 'b4', 'c1', 'c2', 'c3', 'c4');
const parent = fc.oneof(fc.constant('root'), unit);
const part = fc.record({
  unit: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6', 'b4'),
  name: fc.constant('part'),
  children: fc.array(unit, { maxLength: 1 }),
});

/** Mostly of the kind its id tells, so that many are accepted. */
const newUnit = fc
  .record({ unit, parent: fc.option(parent, { freq: 20 }), from: day, odd: fc.option(fc.constantFrom(...UNIT_KINDS)) })
  .map(({ odd, ...rest }) => ({ ...rest, name: 'name', kind: odd ?? ({ r: 'region', b: 'branch', c: 'club' } as const)[rest.unit[0] as 'r' | 'b' | 'c'] }));

const merger = fc
  .record({
    units: fc.oneof(fc.shuffledSubarray(['b1', 'b2', 'b3', 'b4', 's1'], { minLength: 2, maxLength: 3 }), fc.array(unit, { minLength: 2, maxLength: 2 })),
    on: day,
  })
  .map(({ units, on }) => command('mergeUnits', { from: units.slice(1), into: units[0] as string, on }));

const commands: fc.Arbitrary<OrganisationCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.array(newUnit, { minLength: 1, maxLength: 2 }).map((units) => command('establishUnits', { units })) },
  { weight: 1, arbitrary: fc.record({ unit, name: fc.constant('other'), on: day }).map((data) => command('renameUnit', data)) },
  { weight: 2, arbitrary: fc.record({ unit, parent, on: day }).map((data) => command('moveUnit', data)) },
  { weight: 3, arbitrary: merger },
  { weight: 4, arbitrary: fc.record({ unit, on: day, into: fc.array(part, { minLength: 2, maxLength: 2 }) }).map((data) => command('splitUnit', data)) },
  { weight: 2, arbitrary: fc.record({ unit, on: day }).map((data) => command('closeUnit', data)) },
);

const established = [
  ['root', 'union', null],
  ['r1', 'region', 'root'],
  ['b1', 'branch', 'r1'],
  ['b2', 'branch', 'root'],
  ['c1', 'club', 'b1'],
  ['c2', 'club', 'b2'],
] as const;
const founding = established.map(([id, kind, above]) => ({ unit: id, kind, name: id, parent: above, from: '2022-01-01' as CalendarDate }));
const founded = organisationDecider.decide(command('establishUnits', { units: founding }), emptyOrganisation).reduce(organisationAfter, emptyOrganisation);

interface Outcome {
  readonly state: OrganisationState;
  readonly accepted: readonly string[];
}

/** What a command makes of a state; null when it is refused. */
function outcomeOf(given: OrganisationCommand, state: OrganisationState): OrganisationState | null {
  try {
    return organisationDecider.decide(given, state).reduce(organisationAfter, state);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Gives the commands one after another; those that are refused change nothing. */
function outcome(given: readonly OrganisationCommand[]): Outcome {
  return given.reduce<Outcome>(
    (so, next) => {
      const state = outcomeOf(next, so.state);
      return state === null ? so : { state, accepted: [...so.accepted, next.type] };
    },
    { state: founded, accepted: [] },
  );
}

const histories = fc.array(commands, { minLength: 5, maxLength: 30 });

describe('under any commands, in any order of days', () => {
  it('every unit reaches the one root on every day, without a circle', () => {
    fc.assert(
      fc.property(histories, day, (given, on) => {
        const { state } = outcome(given);
        for (const { unit: id } of openUnits(state, on)) {
          const path = [id];
          for (let at = unitAt(state, id, on); at?.parent; at = unitAt(state, at.parent, on)) {
            expect(path).not.toContain(at.parent);
            path.push(at.parent);
          }
          expect(path.at(-1)).toBe('root');
        }
        expect(descendantsAt(state, 'root', on)).toHaveLength(openUnits(state, on).length - 1);
      }),
      { numRuns: 500 },
    );
  });

  it("a unit's names and parents follow each other without overlap, within the days it exists", () => {
    fc.assert(
      fc.property(histories, (given) => {
        for (const { from, to, names, parents } of outcome(given).state.units.values()) {
          if (to !== null) expect(from < to).toBe(true);
          for (const timeline of [names, parents]) {
            const days = timeline.map((dated) => dated.from);
            expect(days).toEqual([...new Set(days)].sort());
            expect(days[0]).toBe(from);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('what was merged or split carries on in units that exist on that day', () => {
    fc.assert(
      fc.property(histories, (given) => {
        const { state } = outcome(given);
        for (const { to, into } of state.units.values()) {
          for (const successor of into) expect(to !== null && isOpen(state, successor, to)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no decision changes the state it was made on', () => {
    fc.assert(
      fc.property(histories, commands, (given, last) => {
        const { state } = outcome(given);
        const before = structuredClone(state);
        outcomeOf(last, state);
        expect(state).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('the commands tried here are accepted often enough to mean something', () => {
    const accepted = fc.sample(histories, { numRuns: 400, seed: 7 }).flatMap((given) => outcome(given).accepted);
    const counts = organisationCommands.map(({ name }) => [name, accepted.filter((type) => type === name).length] as const);
    expect(counts.filter(([, count]) => count < 20)).toEqual([]);
  });
});
