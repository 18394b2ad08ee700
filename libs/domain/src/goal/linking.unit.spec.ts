import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { linkGoal } from './commands.js';
import { goalDecider } from './decider.js';
import { type GoalLink, GoalLinked, GoalUnlinked } from './events.js';
import { day, plan } from './testing/plan.js';

const { given } = specification(goalDecider);
const known = { plan };
const subject = { goal: 'N1', plan: 'N' };

const link = (to: object, more: object = {}) =>
  command('linkGoal', linkGoal.data.parse({ ...subject, link: 'l1', to, from: '2021-01-01', ...more }), { known });
const unlink = (from: string, id = 'l1') => command('unlinkGoal', { ...subject, link: id, from: day(from) }, { known });
const linked = (to: GoalLink) => event(GoalLinked, { goal: 'N1', link: 'l1', to }, { validFrom: day('2021-01-01') });
const contributes = linked({ kind: 'contributesTo', goal: 'N2' });
const unlinked = event(GoalUnlinked, { goal: 'N1', link: 'l1' }, { validFrom: day('2022-01-01') });

describe('linking a goal', () => {
  it.each<GoalLink>([
    { kind: 'continues', goal: 'old', baseline: 'kept' },
    { kind: 'continues', goal: 'old', baseline: 'new' },
    { kind: 'contributesTo', goal: 'N2' },
    { kind: 'refersTo', what: 'the list of risks', version: '3.1', plan: null, goal: null },
    { kind: 'refersTo', what: 'the central plan', version: null, plan: 'C', goal: 'C4' },
    { kind: 'appliesTo', goals: ['N2', 'N3'] },
  ])('holds from its day: %j', (to) => {
    given().when(link(to)).then(linked(to));
  });

  it('leaves out what is not known of what it refers to', () => {
    given()
      .when(link({ kind: 'refersTo', what: 'the list of risks' }))
      .then(linked({ kind: 'refersTo', what: 'the list of risks', version: null, plan: null, goal: null }));
  });

  it('may be of a priority area too', () => {
    expect(
      given()
        .when(link({ kind: 'appliesTo', goals: ['N2'] }, { goal: 'A1' }))
        .events(),
    ).toHaveLength(1);
  });

  it.each([
    ['to itself', { kind: 'contributesTo', goal: 'N1' }, {}, 'to.goal'],
    ['to itself among others', { kind: 'appliesTo', goals: ['N2', 'N1'] }, {}, 'to.goals[1]'],
    ['to one goal twice', { kind: 'appliesTo', goals: ['N2', 'N2'] }, {}, 'to.goals[1]'],
    ['before the goal was part of the plan', { kind: 'contributesTo', goal: 'N2' }, { goal: 'late' }, 'from'],
  ])('is refused %s', (_what, to, more, field) => {
    expect(given().when(link(to, more)).refused().issues[0]?.field).toBe(field);
  });

  it('takes an id that was never used, also not by a link that is undone', () => {
    for (const past of [[contributes], [contributes, unlinked]]) {
      expect(
        given(...past)
          .when(link({ kind: 'contributesTo', goal: 'N3' }))
          .refused(),
      ).toMatchObject({ kind: 'exists', issues: [{ field: 'link' }] });
    }
  });
});

describe('undoing a link', () => {
  it('holds from its day, once, and not before the link did', () => {
    given(contributes).when(unlink('2022-01-01')).then(unlinked);
    expect(given(contributes, unlinked).when(unlink('2022-06-01')).refused().issues[0]?.field).toBe('link');
    expect(given(linkedLate).when(unlink('2022-01-01')).refused().issues[0]?.field).toBe('from');
    expect(given(contributes).when(unlink('2022-01-01', 'l9')).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'link' }] });
  });

  const linkedLate = { ...contributes, validFrom: day('2022-06-01') };
});
