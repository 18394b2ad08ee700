import { parseDecimal } from '#kernel';
import { type DataOf, event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { type GoalCommand, goalDecider } from './decider.js';
import { type interpretGoal, intoKey, proposeOverride } from './commands.js';
import {
  BaselineSet,
  GoalDropped,
  type GoalEvent,
  GoalInterpreted,
  GoalMerged,
  GoalResumed,
  GoalSplit,
  NarrativeWritten,
  OwnerAssigned,
  StatusOverrideConfirmed,
  StatusOverrideProposed,
  StatusOverrideWithdrawn,
  TargetChanged,
} from './events.js';
import { type GoalState, untouchedGoal } from './state.js';
import { day, interpretation, plan } from './testing/plan.js';

const { given } = specification(goalDecider);

const { spec } = interpretation;
const from = (text = '2021-01-01') => ({ from: day(text) });
const N1 = { goal: 'N1', plan: 'N' };
const known = { plan, organisation };
const knownInto = (into: Readonly<Record<string, GoalState>>) => ({
  known: { plan, ...Object.fromEntries(Object.entries(into).map(([id, state]) => [intoKey(id), state])) },
});

const interpret = (data: Partial<DataOf<typeof interpretGoal>> = {}) => command('interpretGoal', { ...N1, ...interpretation, ...from(), ...data }, { known });
const baseline = (start?: string) =>
  command('setBaseline', { ...N1, on: day('2020-12-31'), value: parseDecimal('19800'), parameters: {}, spec, ...from(start) }, { known });
const target = (start?: string) => command('changeTarget', { ...N1, previous: '2 %', next: '1 %', parameters: {}, spec, ...from(start) }, { known });
const own = command('assignOwner', { ...N1, owner: 'actor-owner', ...from() }, { known });
const drop = command('dropGoal', { ...N1, ...from('2022-01-01') }, { known });
const resume = (start = '2022-06-01') => command('resumeGoal', { ...N1, ...from(start) }, { known });
const split = (into: string[], states: Readonly<Record<string, GoalState>> = { N2: untouchedGoal, N3: untouchedGoal }) =>
  command('splitGoal', { ...N1, into, ...from('2022-01-01') }, knownInto(states));
const merge = (into: string, states: Readonly<Record<string, GoalState>> = { N2: untouchedGoal }) =>
  command('mergeGoal', { ...N1, into, ...from('2022-01-01') }, knownInto(states));
const override = { ...N1, override: 'o1', ...from('2022-01-01'), to: day('2022-07-01'), course: 'behind' as const, result: null };
const propose = (data: Partial<typeof override> = {}) => command('proposeOverride', { ...override, ...data }, { known });
const confirm = (actor: string) => command('confirmOverride', { ...N1, override: 'o1' }, { known, actor });
const withdraw = command('withdrawOverride', { ...N1, override: 'o1' }, { known });
const narrate = (goal: string) =>
  command('writeNarrative', { goal, plan: 'N', on: day('2022-12-31'), language: 'nb' as const, text: 'Vi er i rute.' }, { known });

const interpreted = event(GoalInterpreted, { ...N1, ...interpretation }, { validFrom: day('2021-01-01') });
const dropped = event(GoalDropped, { goal: 'N1' }, { validFrom: day('2022-01-01') });
const splitUp = event(GoalSplit, { goal: 'N1', into: ['N2', 'N3'] }, { validFrom: day('2022-01-01') });
const mergedInto = event(GoalMerged, { goal: 'N1', into: 'N2' }, { validFrom: day('2022-01-01') });
const proposed = event(
  StatusOverrideProposed,
  { goal: 'N1', override: 'o1', course: 'behind', result: null },
  { validFrom: day('2022-01-01'), validTo: day('2022-07-01') },
);
const confirmed = event(StatusOverrideConfirmed, { goal: 'N1', override: 'o1' });

const issueOf = (past: readonly GoalEvent[], when: GoalCommand) =>
  given(...past)
    .when(when)
    .refused().issues[0]?.field;

describe('interpreting a statement', () => {
  it('holds from its day, also after a narrative was written, and again later', () => {
    given().when(interpret()).then(interpreted);
    given(event(NarrativeWritten, { goal: 'N1', language: 'nb', text: 'x' }, { validFrom: day('2021-01-01') }))
      .when(interpret())
      .then(interpreted);
    expect(
      given(interpreted)
        .when(interpret(from('2023-01-01')))
        .events(),
    ).toHaveLength(1);
  });

  it.each([
    ['a statement that the plan does not have', { goal: 'X' }, 'not-found', 'goal'],
    ['one that was withdrawn', { goal: 'gone' }, 'invalid', 'goal'],
    ['a priority area, by what promises something', { goal: 'A1' }, 'invalid', 'type'],
    ['a day before the plan', from('2020-12-31'), 'invalid', 'from'],
    ['a day before the statement was part of the plan', { goal: 'late', ...from('2022-05-31') }, 'invalid', 'from'],
    ['a day after the plan', from('2024-01-01'), 'invalid', 'from'],
    ['units below one that does not exist', { reportingUnits: { root: 'nowhere', kind: null } }, 'not-found', 'reportingUnits.root'],
  ])('is refused for %s', (_what, data, kind, field) => {
    const refused = given().when(interpret(data)).refused();
    expect([refused.kind, refused.issues[0]?.field]).toEqual([kind, field]);
  });

  it("waits until a branch's own goal has passed its checks, and names those that are missing", () => {
    const refused = given()
      .when(interpret({ goal: 'vague' }))
      .refused();
    expect(refused.message).toBe("goal: vague is a branch's own goal that is not yet measurable, reasoned");
    expect(
      given()
        .when(interpret({ goal: 'sharp' }))
        .events(),
    ).toHaveLength(1);
  });

  it('needs the plan', () => {
    const when = command('interpretGoal', interpret().data, { known: { plan: null, organisation } });
    expect(issueOf([], when)).toBe('plan');
  });
});

describe('changing an interpretation', () => {
  it('sets a baseline, also one measured before the plan, and changes a target', () => {
    given(interpreted)
      .when(baseline())
      .then(event(BaselineSet, { goal: 'N1', on: day('2020-12-31'), value: parseDecimal('19800'), parameters: {}, spec }, { validFrom: day('2021-01-01') }));
    given(interpreted)
      .when(target('2022-03-01'))
      .then(event(TargetChanged, { goal: 'N1', previous: '2 %', next: '1 %', parameters: {}, spec }, { validFrom: day('2022-03-01') }));
  });

  it('needs an interpretation that holds by then', () => {
    const later = { ...interpreted, validFrom: day('2022-01-01') };
    expect([baseline(), target(), propose()].map((when) => issueOf([], when))).toEqual(['goal', 'goal', 'goal']);
    expect([baseline('2021-12-31'), target('2021-12-31')].map((when) => issueOf([later], when))).toEqual(['from', 'from']);
  });

  it('is measured against the earliest interpretation, whichever was recorded first', () => {
    const later = { ...interpreted, validFrom: day('2022-01-01') };
    expect(given(later, interpreted).when(target('2021-06-01')).events()).toHaveLength(1);
    expect(given(interpreted, later).when(target('2021-06-01')).events()).toHaveLength(1);
  });
});

describe('a goal', () => {
  it('gets an owner, also before it is interpreted', () => {
    given()
      .when(own)
      .then(event(OwnerAssigned, { goal: 'N1', owner: 'actor-owner' }, { validFrom: day('2021-01-01') }));
  });

  it('is dropped and resumed', () => {
    given(interpreted).when(drop).then(dropped);
    given(interpreted, dropped)
      .when(resume())
      .then(event(GoalResumed, { goal: 'N1' }, { validFrom: day('2022-06-01') }));
    expect(
      given(interpreted, dropped, event(GoalResumed, { goal: 'N1' }, { validFrom: day('2022-06-01') }))
        .when(target())
        .events(),
    ).toHaveLength(1);
  });

  it('is resumed only when dropped, and after it was', () => {
    expect(issueOf([interpreted], resume())).toBe('goal');
    expect(issueOf([interpreted, splitUp], resume())).toBe('goal');
    expect(issueOf([interpreted, dropped], resume('2022-01-01'))).toBe('from');
  });

  it('goes on as several, or as part of another', () => {
    given(interpreted)
      .when(split(['N2', 'N3']))
      .then(splitUp);
    given(interpreted).when(merge('N2')).then(mergedInto);
  });

  it.each([
    ['itself', split(['N2', 'N1'], { N2: untouchedGoal, N1: untouchedGoal }), 'into[1]'],
    ['one goal twice', split(['N2', 'N2']), 'into[1]'],
    ['a statement that does not exist', split(['N2', 'X'], { N2: untouchedGoal, X: untouchedGoal }), 'into[1]'],
    ['a priority area', merge('A1', { A1: untouchedGoal }), 'into'],
    ['a goal that has ended itself', merge('N2', { N2: { ...untouchedGoal, ended: { how: 'merged', from: day('2021-06-01') } } }), 'into'],
  ])('does not go on as %s', (_what, when, field) => {
    expect(issueOf([interpreted], when)).toBe(field);
  });

  it.each([
    ['dropped', dropped],
    ['split', splitUp],
    ['merged', mergedInto],
  ])('that was %s takes no further change but a narrative', (how, end) => {
    const past = [interpreted, proposed, end];
    const changes = [
      interpret(),
      baseline(),
      target(),
      own,
      drop,
      split(['N2', 'N3']),
      merge('N2'),
      propose({ override: 'o2' }),
      confirm('actor-second'),
      withdraw,
    ];
    for (const when of changes) {
      expect(
        given(...past)
          .when(when)
          .refused().message,
      ).toContain(`N1 was ${how} from 2022-01-01`);
    }
    expect(
      given(...past)
        .when(narrate('N1'))
        .events(),
    ).toHaveLength(1);
  });
});

describe('an override', () => {
  it('is proposed until a day, and confirmed by somebody else', () => {
    given(interpreted).when(propose()).then(proposed);
    given(interpreted, [proposed, 'actor-first']).when(confirm('actor-second')).then(confirmed);
  });

  it('is not confirmed by its proposer, nor twice, nor after it was withdrawn', () => {
    const refused = given(interpreted, [proposed, 'actor-first']).when(confirm('actor-first')).refused();
    expect(refused.kind).toBe('forbidden');
    expect(issueOf([interpreted, proposed, confirmed], confirm('actor-third'))).toBe('override');
    const withdrawn = event(StatusOverrideWithdrawn, { goal: 'N1', override: 'o1' });
    expect(issueOf([interpreted, proposed, withdrawn], confirm('actor-second'))).toBe('override');
  });

  it('expires after it starts, and says something', () => {
    expect(issueOf([interpreted], propose({ to: day('2022-01-01') }))).toBe('to');
    expect(proposeOverride.data.safeParse({ ...override, course: null }).error?.issues).toMatchObject([{ path: ['course'] }]);
    expect(proposeOverride.data.safeParse({ ...override, to: undefined }).error?.issues).toMatchObject([{ path: ['to'] }]);
  });

  it('has an id of its own', () => {
    expect(issueOf([interpreted, proposed], propose())).toBe('override');
  });

  it('is withdrawn from today, before or after it was confirmed', () => {
    const withdrawn = event(StatusOverrideWithdrawn, { goal: 'N1', override: 'o1' }, { validFrom: day('2023-02-01') });
    given(interpreted, proposed).when(withdraw).then(withdrawn);
    given(interpreted, proposed, confirmed).when(withdraw).then(withdrawn);
  });
});

describe('a narrative', () => {
  it('may be written about any statement of the plan, interpreted or not', () => {
    for (const goal of ['N1', 'A1', 'gone', 'vague']) {
      given()
        .when(narrate(goal))
        .then(event(NarrativeWritten, { goal, language: 'nb', text: 'Vi er i rute.' }, { validFrom: day('2022-12-31') }));
    }
    expect(issueOf([], narrate('X'))).toBe('goal');
  });
});
