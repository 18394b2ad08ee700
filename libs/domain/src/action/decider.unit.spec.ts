import { type CalendarDate, parseDecimal } from '#kernel';
import { type DataOf, event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import type { OrganisationState } from '../organisation/index.js';
import type { Plan } from '../plan/index.js';
import { planAction, recordActionCost } from './commands.js';
import { type ActionCommand, actionDecider } from './decider.js';
import { ActionCompleted, ActionCostRecorded, ActionDropped, type ActionEvent, ActionPlanned, ActionStarted } from './events.js';

const day = (text: string) => text as CalendarDate;
const { given } = specification(actionDecider);

const plan: Plan = {
  plan: 'N',
  period: { from: day('2021-01-01'), to: day('2024-01-01') },
  closedFrom: null,
  statements: new Map([
    [
      'N1',
      { statement: 'N1', role: 'goal', parent: null, position: 1, unit: null, from: day('2021-01-01'), withdrawnFrom: null, passed: new Set<'concrete'>() },
    ],
  ]),
};
const data: DataOf<typeof planAction> = {
  action: 'campaign',
  plan: 'N',
  goals: ['N1'],
  unit: 'bodo',
  title: 'Vervekampanje',
  owner: 'actor-owner',
  period: { from: day('2022-01-01'), to: day('2023-01-01') },
  budget: [{ year: 2022, amount: parseDecimal('50000.50'), note: 'stands' }],
  expectedEffect: null,
};
const planning = (change: Partial<typeof data> = {}, known: { plan: Plan | null; organisation: OrganisationState } = { plan, organisation }) =>
  command('planAction', { ...data, ...change }, { known });
const subject = (on: string, unit = 'bodo') => ({ action: 'campaign', unit, on: day(on) });
const start = (on = '2022-02-01', unit?: string) => command('startAction', subject(on, unit));
const complete = (on = '2022-12-01') => command('completeAction', subject(on));
const drop = (on = '2022-12-01') => command('dropAction', subject(on));
const cost = command('recordActionCost', { ...subject('2023-01-31'), year: 2022, amount: parseDecimal('48000') });

const planned = event(ActionPlanned, data, { validFrom: day('2022-01-01') });
const on = (text: string) => ({ validFrom: day(text) });
const started = event(ActionStarted, { action: 'campaign' }, on('2022-02-01'));
const completed = event(ActionCompleted, { action: 'campaign' }, on('2022-12-01'));
const dropped = event(ActionDropped, { action: 'campaign' }, on('2022-12-01'));

const issueOf = (past: readonly ActionEvent[], when: ActionCommand) =>
  given(...past)
    .when(when)
    .refused().issues[0]?.field;

describe('an action', () => {
  it('is planned for goals, with a budget', () => {
    given().when(planning()).then(planned);
  });

  it.each([
    ['an id that is taken', [planned], planning(), 'action'],
    ['a plan that does not exist', [], planning({}, { plan: null, organisation }), 'plan'],
    ['a goal that does not exist', [], planning({ goals: ['N1', 'N9'] }), 'goals[1]'],
    ['a goal named twice', [], planning({ goals: ['N1', 'N1'] }), 'goals[1]'],
    ['a unit that does not exist then', [], planning({ unit: 'alta', period: { from: day('2022-07-01'), to: day('2022-08-01') } }), 'unit'],
    ['two budget lines for one year', [], planning({ budget: [...data.budget, ...data.budget] }), 'budget[1].year'],
  ])('is refused for %s', (_what, past, when, field) => {
    expect(issueOf(past, when)).toBe(field);
  });

  it('is started and completed, or dropped', () => {
    given(planned).when(start()).then(started);
    given(planned, started).when(complete()).then(completed);
    given(planned, started).when(drop()).then(dropped);
  });

  it('may be completed or dropped without having been started', () => {
    given(planned).when(complete()).then(completed);
    given(planned).when(drop()).then(dropped);
  });

  it('takes no step twice, and none once it has ended', () => {
    expect([issueOf([planned, started], start()), issueOf([planned, completed], start()), issueOf([planned, dropped], start())]).toEqual([
      'action',
      'action',
      'action',
    ]);
    expect([issueOf([planned, completed], complete()), issueOf([planned, dropped], complete()), issueOf([planned, completed], drop())]).toEqual([
      'action',
      'action',
      'action',
    ]);
  });

  it('does not end before it started', () => {
    expect([issueOf([planned, started], complete('2022-01-31')), issueOf([planned, started], drop('2022-01-31'))]).toEqual(['on', 'on']);
  });

  it('has its costs recorded, also after it has ended', () => {
    given(planned, completed)
      .when(cost)
      .then(event(ActionCostRecorded, { action: 'campaign', year: 2022, amount: parseDecimal('48000') }, on('2023-01-31')));
  });

  it('is changed in the name of its own unit', () => {
    expect(issueOf([planned], start('2022-02-01', 'oslo'))).toBe('unit');
  });

  it('must be planned first', () => {
    expect(issueOf([], start())).toBe('action');
  });

  it('costs no negative amount', () => {
    expect(recordActionCost.data.safeParse({ ...cost.data, amount: '-1' }).error?.issues).toMatchObject([{ path: ['amount'] }]);
    expect(planAction.data.safeParse({ ...data, budget: [{ year: 22, amount: 1, note: 'x' }] }).error?.issues).toMatchObject([{ path: ['budget', 0, 'year'] }]);
  });
});
