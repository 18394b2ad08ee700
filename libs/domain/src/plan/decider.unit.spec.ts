import type { CalendarDate } from '#kernel';
import { type DataOf, event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { type addOutsideGoal, type adoptPlan, type formulateLocalGoal, addOutsideGoal as addOutsideGoalCommand, chooseWords } from './commands.js';
import { planDecider } from './decider.js';
import {
  DecidingDatesMoved,
  GATE_CHECKS,
  LocalGoalChecked,
  OwnWordsChosen,
  PlanAdopted,
  PlanClosed,
  PlanRevised,
  StatementAdopted,
  type StatementRole,
  StatementWithdrawn,
} from './events.js';
import { isTracked, missingChecks } from './state.js';

const day = (text: string) => text as CalendarDate;
const { given } = specification(planDecider);

const P0 = { validFrom: day('2021-01-01') };
const wording = { nb: 'flere medlemmer' };
const header = { plan: 'N', title: { nb: 'Plan' }, unit: 'union', period: { from: day('2021-01-01'), to: day('2024-01-01') } };
const place = (statement: string, parent: string | null = null, position = 1) => ({ statement, parent, position, wording });
const said = <R extends StatementRole>(role: R, ...where: Parameters<typeof place>) => ({ ...place(...where), role });
const statement = (role: StatementRole, ...where: Parameters<typeof place>) =>
  event(StatementAdopted, { plan: 'N', ...said(role, ...where), unit: null, origin: null }, P0);
const plan = [event(PlanAdopted, header, P0), statement('priorityArea', 'A1'), statement('goal', 'N1', 'A1'), statement('guideline', 'N1.1', 'N1')];
const decision = { body: 'Styret', date: day('2021-02-01') };

const adopt = (data: Partial<DataOf<typeof adoptPlan>> = {}, statementsElsewhere = {}) =>
  command(
    'adoptPlan',
    { ...header, statements: [said('priorityArea', 'A1'), said('goal', 'N1', 'A1')], ...data },
    { known: { organisation, statementsElsewhere } },
  );
const revise = (data: { withdrawn?: string[]; added?: DataOf<typeof adoptPlan>['statements']; from?: string; title?: typeof wording | null }, elsewhere = {}) =>
  command(
    'revisePlan',
    { plan: 'N', title: null, summary: 'a revision', withdrawn: [], added: [], ...data, from: day(data.from ?? '2022-01-01') },
    { known: { statementsElsewhere: elsewhere } },
  );
const formulate = (data: Partial<DataOf<typeof formulateLocalGoal>> = {}) =>
  command(
    'formulateLocalGoal',
    { plan: 'N', ...place('L1', 'A1', 2), unit: 'bodo', from: day('2021-03-01'), checks: [], ...data },
    { known: { organisation } },
  );
const addFromOutside = (data: Partial<DataOf<typeof addOutsideGoal>> = {}) =>
  command(
    'addOutsideGoal',
    { plan: 'N', ...place('O1', null, 9), unit: 'bodo', from: day('2021-03-01'), origin: { from: 'branchBoard' as const, decision }, ...data },
    { known: { organisation } },
  );
const localGoal = event(StatementAdopted, { plan: 'N', ...said('localGoal', 'L1', 'A1', 2), unit: 'bodo', origin: null }, { validFrom: day('2021-03-01') });
const answered = (check: (typeof GATE_CHECKS)[number], passed = true) => event(LocalGoalChecked, { plan: 'N', statement: 'L1', check, passed, note: null }, P0);
const closed = event(PlanClosed, { plan: 'N' }, { validFrom: day('2023-06-01') });

const move = (goals: string[], decidingDate = '2023-12-31') =>
  command('moveDecidingDates', { plan: 'N', goals, decidingDate: day(decidingDate), from: day('2022-05-01') });
const close = (on: string) => command('closePlan', { plan: 'N', on: day(on) });
const issueOf = (when: Parameters<ReturnType<typeof given>['when']>[0]) =>
  given(...plan)
    .when(when)
    .refused().issues[0]?.field;

describe('adopting a plan', () => {
  it('adopts its statements with it, from its first day', () => {
    given()
      .when(adopt())
      .then(event(PlanAdopted, header, P0), statement('priorityArea', 'A1'), statement('goal', 'N1', 'A1'));
  });

  it('lets a parent come after those under it', () => {
    expect(
      given()
        .when(adopt({ statements: [said('goal', 'N1', 'A1'), said('priorityArea', 'A1')] }))
        .events(),
    ).toHaveLength(3);
  });

  it.each([
    ['one id twice', [said('goal', 'N1'), said('goal', 'N1', null, 2)], 'exists', 'statements[1].statement'],
    ['a parent that is not in the plan', [said('goal', 'N1', 'A9')], 'not-found', 'statements[0].parent'],
    ['a guideline as a parent', [said('guideline', 'N1'), said('guideline', 'N2', 'N1')], 'invalid', 'statements[1].parent'],
    ['a statement under itself', [said('goal', 'N1', 'N1')], 'invalid', 'statements[0].parent'],
    ['a circle of parents', [said('goal', 'N1', 'N2'), said('goal', 'N2', 'N1')], 'invalid', 'statements[0].parent'],
    ['one position twice', [said('goal', 'N1'), said('goal', 'N2')], 'invalid', 'statements[1].position'],
  ])('refuses %s', (_what, statements, kind, field) => {
    const refused = given().when(adopt({ statements })).refused();
    expect([refused.kind, refused.issues[0]?.field]).toEqual([kind, field]);
  });

  it('refuses an id that another plan uses, and names the plan', () => {
    const refused = given()
      .when(adopt({}, { N1: 'F' }))
      .refused();
    expect(refused).toMatchObject({ kind: 'exists', message: 'the statement N1 of the plan F exists already' });
  });

  it('takes an id such as "constructor" for nothing but an id', () => {
    expect(
      given()
        .when(adopt({ statements: [said('goal', 'constructor')] }))
        .events(),
    ).toHaveLength(2);
  });

  it('refuses a plan that exists, and one of a unit that does not', () => {
    expect(
      given(...plan)
        .when(adopt())
        .refused().kind,
    ).toBe('exists');
    expect(
      given()
        .when(adopt({ unit: 'nowhere' }))
        .refused().issues[0]?.field,
    ).toBe('unit');
  });
});

describe('revising a plan', () => {
  const from = { validFrom: day('2022-01-01') };

  it('withdraws the old wording and adopts the new under an id of its own, in the same place', () => {
    given(...plan)
      .when(revise({ withdrawn: ['N1', 'N1.1'], added: [said('goal', 'N1b', 'A1')] }))
      .then(
        event(PlanRevised, { plan: 'N', title: null, summary: 'a revision' }, from),
        event(StatementWithdrawn, { plan: 'N', statement: 'N1' }, from),
        event(StatementWithdrawn, { plan: 'N', statement: 'N1.1' }, from),
        event(StatementAdopted, { plan: 'N', ...said('goal', 'N1b', 'A1'), unit: null, origin: null }, from),
      );
  });

  it.each([
    ['the same id with another wording', revise({ withdrawn: ['N1', 'N1.1'], added: [said('goal', 'N1', 'A1')] }), 'exists', 'added[0].statement'],
    ['an id that another plan uses', revise({ added: [said('goal', 'F1', 'A1', 2)] }, { F1: 'F' }), 'exists', 'added[0].statement'],
    ['a parent that is being withdrawn', revise({ withdrawn: ['N1', 'N1.1'], added: [said('goal', 'N2', 'N1')] }), 'not-found', 'added[0].parent'],
    ['a position that is taken', revise({ added: [said('goal', 'N2', 'A1')] }), 'invalid', 'added[0].position'],
    ['leaving others without their parent', revise({ withdrawn: ['N1'] }), 'invalid', 'withdrawn[0]'],
    ['withdrawing what is not there', revise({ withdrawn: ['N9'] }), 'not-found', 'withdrawn[0]'],
    ['withdrawing one twice', revise({ withdrawn: ['N1.1', 'N1.1'] }), 'invalid', 'withdrawn[1]'],
    ['changing nothing', revise({}), 'invalid', 'added'],
    ['a day before the plan', revise({ withdrawn: ['N1.1'], from: '2020-12-31' }), 'invalid', 'from'],
    ['a day after the plan', revise({ withdrawn: ['N1.1'], from: '2024-01-01' }), 'invalid', 'from'],
  ])('refuses %s', (_what, when, kind, field) => {
    const refused = given(...plan)
      .when(when)
      .refused();
    expect([refused.kind, refused.issues[0]?.field]).toEqual([kind, field]);
  });

  it('refuses what was withdrawn before, and a day before the statement stood', () => {
    const withdrawn = event(StatementWithdrawn, { plan: 'N', statement: 'N1.1' }, from);
    expect(
      given(...plan, withdrawn)
        .when(revise({ withdrawn: ['N1.1'] }))
        .refused().message,
    ).toContain('was withdrawn from 2022-01-01');
    expect(
      given(...plan, localGoal)
        .when(revise({ withdrawn: ['L1'], from: '2021-02-01' }))
        .refused().issues[0]?.field,
    ).toBe('from');
  });
});

describe("a branch's own goal", () => {
  it('is stored with the checks that are answered', () => {
    given(...plan)
      .when(formulate({ checks: [{ check: 'concrete', passed: false, note: 'names no number' }] }))
      .then(
        localGoal,
        event(LocalGoalChecked, { plan: 'N', statement: 'L1', check: 'concrete', passed: false, note: 'names no number' }, { validFrom: day('2021-03-01') }),
      );
  });

  it.each([
    ['a unit that does not exist', { unit: 'nowhere' }, 'unit'],
    ['a unit that no longer exists', { unit: 'alta', from: day('2022-08-01') }, 'unit'],
    ['a day outside the plan', { from: day('2020-12-31') }, 'from'],
    ['an id that is taken', { statement: 'N1' }, 'statement'],
    ['a place that is taken', { position: 1 }, 'position'],
    [
      'one check answered twice',
      {
        checks: [
          { check: 'concrete' as const, passed: true, note: null },
          { check: 'concrete' as const, passed: false, note: null },
        ],
      },
      'checks[1].check',
    ],
  ])('is refused for %s', (_what, data, field) => {
    expect(
      given(...plan)
        .when(formulate(data))
        .refused().issues[0]?.field,
    ).toBe(field);
  });

  it('is tracked once all four checks have passed, and the missing ones are named until then', () => {
    const partly = given(...plan, localGoal, answered('concrete'), answered('measurable'), answered('realistic', false)).state();
    expect([isTracked(partly, 'L1'), missingChecks(partly, 'L1')]).toEqual([false, ['realistic', 'reasoned']]);
    const passed = given(...plan, localGoal, ...GATE_CHECKS.map((check) => answered(check))).state();
    expect([isTracked(passed, 'L1'), missingChecks(passed, 'L1')]).toEqual([true, []]);
  });

  it('is tracked by the latest answer to each check', () => {
    const state = given(...plan, localGoal, ...GATE_CHECKS.map((check) => answered(check)), answered('realistic', false)).state();
    expect(missingChecks(state, 'L1')).toEqual(['realistic']);
  });

  it('is checked in the name of its unit, today', () => {
    const check = { plan: 'N', statement: 'L1', check: 'reasoned' as const, passed: true, note: null };
    given(...plan, localGoal)
      .when(command('checkLocalGoal', { ...check, unit: 'bodo' }))
      .then(event(LocalGoalChecked, check, { validFrom: day('2023-02-01') }));
    const issue = (data: object) =>
      given(...plan, localGoal, closed)
        .when(command('checkLocalGoal', { ...check, unit: 'bodo', ...data }, { today: day('2023-06-01') }))
        .refused().issues[0]?.field;
    expect([issue({ unit: 'oslo' }), issue({ statement: 'N1' }), issue({ statement: 'X' }), issue({})]).toEqual(['unit', 'statement', 'statement', 'plan']);
  });
});

describe('other statements', () => {
  it('are tracked without checks while they stand', () => {
    const state = given(...plan, event(StatementWithdrawn, { plan: 'N', statement: 'N1.1' }, P0)).state();
    expect([isTracked(state, 'N1'), isTracked(state, 'N1.1'), isTracked(state, 'X'), isTracked(null, 'N1')]).toEqual([true, false, false, false]);
  });
});

describe('a goal from outside the plan', () => {
  it('names its origin', () => {
    given(...plan)
      .when(addFromOutside())
      .then(
        event(
          StatementAdopted,
          { plan: 'N', ...said('outsideGoal', 'O1', null, 9), unit: 'bodo', origin: { from: 'branchBoard', decision } },
          { validFrom: day('2021-03-01') },
        ),
      );
  });

  it('is refused without one, with the remedy', () => {
    const { origin: _left, ...data } = addFromOutside().data;
    const parsed = addOutsideGoalCommand.data.safeParse(data);
    expect(parsed.error?.issues).toMatchObject([
      { path: ['origin'], message: 'say where the goal comes from: superiorBody or branchBoard, with its decision' },
    ]);
  });

  it('is refused for a unit that does not exist and on a day outside the plan', () => {
    expect([{ unit: 'nowhere' }, { from: day('2024-01-01') }, { statement: 'N1' }].map((data) => issueOf(addFromOutside(data)))).toEqual([
      'unit',
      'from',
      'statement',
    ]);
  });
});

describe('moving deciding dates', () => {
  it('is one decision on many goals', () => {
    given(...plan)
      .when(move(['N1', 'N1.1']))
      .then(event(DecidingDatesMoved, { plan: 'N', goals: ['N1', 'N1.1'], decidingDate: day('2023-12-31') }, { validFrom: day('2022-05-01') }));
  });

  it('is refused for an area, an unknown goal, one named twice, and a date before the plan', () => {
    expect([move(['N1', 'A1']), move(['X']), move(['N1', 'N1']), move(['N1'], '2020-12-31')].map(issueOf)).toEqual([
      'goals[1]',
      'goals[0]',
      'goals[1]',
      'decidingDate',
    ]);
  });
});

describe('closing a plan', () => {
  it('holds from its day, once', () => {
    given(...plan)
      .when(close('2023-06-01'))
      .then(closed);
    expect(
      given(...plan, closed)
        .when(close('2023-07-01'))
        .refused().issues[0]?.field,
    ).toBe('plan');
    expect(
      given(...plan)
        .when(close('2021-01-01'))
        .refused().issues[0]?.field,
    ).toBe('on');
  });

  it('ends changes from that day, and leaves room for late ones before it', () => {
    const refused = given(...plan, closed)
      .when(formulate({ from: day('2023-06-01') }))
      .refused();
    expect(refused.issues[0]).toMatchObject({ field: 'from', problem: 'N is closed from 2023-06-01' });
    expect(
      given(...plan, closed)
        .when(formulate({ from: day('2023-05-31') }))
        .events(),
    ).toHaveLength(1);
  });
});

const choose = (more: object = {}) =>
  command('chooseWords', chooseWords.data.parse({ plan: 'N', result: { partly: { nb: 'delvis oppnådd' } }, from: '2022-01-01', ...more }));

describe("choosing the organisation's own words", () => {
  it('holds from its day for the answers that are named, and leaves the others their usual words', () => {
    given(...plan)
      .when(choose())
      .then(event(OwnWordsChosen, { plan: 'N', course: {}, result: { partly: { nb: 'delvis oppnådd' } }, data: {} }, { validFrom: day('2022-01-01') }));
  });

  it('takes words for the three answers only, on a day of the plan', () => {
    expect(() => choose({ result: { excellent: { nb: 'glimrende' } } })).toThrow(/result/);
    expect(issueOf(choose({ from: '2024-01-01' }))).toBe('from');
  });
});

describe('a plan that was never adopted', () => {
  it('can be neither revised nor closed', () => {
    expect(given().when(revise({})).refused().kind).toBe('not-found');
    expect(
      given()
        .when(command('closePlan', { plan: 'N', on: day('2023-06-01') }))
        .refused().kind,
    ).toBe('not-found');
  });
});
