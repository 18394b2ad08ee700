import type { DataOf } from '../event/index.js';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import type { proposeInterpretation } from './commands.js';
import { goalDecider } from './decider.js';
import { GoalDropped, GoalInterpreted, InterpretationConfirmed, InterpretationProposed, InterpretationWithdrawn } from './events.js';
import { day, interpretation, plan } from './testing/plan.js';

const { given } = specification(goalDecider);
const known = { plan, organisation };
const N1 = { goal: 'N1', plan: 'N' };
const from = day('2021-03-01');
const when = { validFrom: from };

const propose = (more: Partial<DataOf<typeof proposeInterpretation>> = {}, surroundings: object = {}) =>
  command('proposeInterpretation', { ...N1, ...interpretation, proposal: 'p1', from, ...more }, { known: { ...known, ...surroundings } });
const confirm = (actor: string, surroundings: object = {}) =>
  command('confirmInterpretation', { ...N1, proposal: 'p1' }, { actor, known: { ...known, ...surroundings } });
const withdraw = command('withdrawInterpretation', { ...N1, proposal: 'p1' }, { known });

const proposed = event(InterpretationProposed, { ...N1, ...interpretation, proposal: 'p1' }, when);
const confirmed = event(InterpretationConfirmed, { goal: 'N1', proposal: 'p1' });
const interpreted = event(GoalInterpreted, { ...N1, ...interpretation }, when);
const withdrawn = event(InterpretationWithdrawn, { goal: 'N1', proposal: 'p1' });

describe('an interpretation by two people', () => {
  it('is proposed by one, and becomes the interpretation when another confirms it, from the day that was proposed', () => {
    given().when(propose()).then(proposed);
    given([proposed, 'actor-first']).when(confirm('actor-second')).then(confirmed, interpreted);
  });

  it('means nothing until then', () => {
    expect(given(proposed).state().interpretedFrom).toBeNull();
    expect(given(proposed, confirmed, interpreted).state().interpretedFrom).toBe('2021-03-01');
  });

  it('is not confirmed by its proposer, nor twice, nor after it was withdrawn, nor under an id that was never proposed', () => {
    const refused = given([proposed, 'actor-first']).when(confirm('actor-first')).refused();
    expect(refused).toMatchObject({ kind: 'forbidden', issues: [{ field: 'proposal' }] });
    for (const past of [[proposed, confirmed, interpreted], [proposed, withdrawn], []]) {
      expect(
        given(...past)
          .when(confirm('actor-second'))
          .refused().issues[0]?.field,
      ).toBe('proposal');
    }
  });

  it('is proposed under an id of its own', () => {
    expect(given(proposed).when(propose()).refused()).toMatchObject({ kind: 'exists', issues: [{ field: 'proposal' }] });
  });

  it('is withdrawn while it is pending; once confirmed it is an interpretation like any other', () => {
    given(proposed).when(withdraw).then(withdrawn);
    expect(given(proposed, withdrawn).when(withdraw).refused().issues[0]?.field).toBe('proposal');
    expect(given(proposed, confirmed, interpreted).when(withdraw).refused().issues).toMatchObject([
      { field: 'proposal', remedy: expect.stringContaining('interpret the goal anew') },
    ]);
  });

  it.each([
    ['a day before the plan', { from: day('2020-12-31') }, 'from'],
    ['a day after the plan', { from: day('2024-01-01') }, 'from'],
    ['units below one that does not exist', { reportingUnits: { root: 'nowhere', kind: null } }, 'reportingUnits.root'],
    ['a goal whose checks have not passed', { goal: 'vague' }, 'goal'],
  ])('is refused for %s, as one that is decided alone', (_what, more, field) => {
    expect(given().when(propose(more)).refused().issues[0]?.field).toBe(field);
  });

  it('is held against the plan once more when it is confirmed', () => {
    const dropped = event(GoalDropped, { goal: 'N1' }, { validFrom: day('2022-01-01') });
    expect(given(proposed, dropped).when(confirm('actor-second')).refused().message).toContain('N1 was dropped');
    const shorter = { ...plan, period: { ...plan.period, to: day('2021-02-01') } };
    expect(
      given(proposed)
        .when(confirm('actor-second', { plan: shorter }))
        .refused().issues[0]?.field,
    ).toBe('from');
  });
});

describe('a priority area', () => {
  it('is taken to mean a figure that is only followed, and nothing else', () => {
    expect(
      given()
        .when(propose({ goal: 'A1' }, { onlyFollows: true }))
        .events(),
    ).toHaveLength(1);
    expect(
      given()
        .when(propose({ goal: 'A1' }))
        .refused().issues,
    ).toMatchObject([{ field: 'type', remedy: expect.stringContaining('monitoredFigure') }]);
  });
});
