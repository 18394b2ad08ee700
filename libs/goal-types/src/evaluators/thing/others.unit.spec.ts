import { entry, report, unit } from '../../catalogue/example.js';
import { Refused } from '#kernel';
import { expand } from '../../catalogue/index.js';
import { explain } from '../../sentences/index.js';
import type { EntryFact } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const matter = (id: string, from: string, state: EntryFact['state']) => entry('m', id, from, state, { title: id });
const parameters = { settlements: [{ register: 'm', entry: 'cloud' }], criterion: 'a public service is adopted' };
const one = (entries: readonly EntryFact[], at: string, more = {}) =>
  evaluated('externalDecision', { ...parameters, ...more }, { units: [unit('F')], entries }, at);
const yearly = (entries: readonly EntryFact[], at: string, more = {}) =>
  one(entries, at, { settlements: ['s21', 's22', 's23'].map((id) => ({ register: 'm', entry: id })), ...more });

describe('what others decide', () => {
  it('is unknown, achieved, partly achieved or rejected, and never in our control', () => {
    const open = matter('cloud', '2021-02-01', 'underWay');
    expect(one([open], '2022-01-01')).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'fresh', notes: ['notControllable'] });
    expect(one([open, matter('cloud', '2022-06-01', 'achieved')], '2022-06-01')).toMatchObject({ result: 'reached', notes: ['notControllable'] });
    expect(one([open, matter('cloud', '2022-06-01', 'partly')], '2022-06-01').result).toBe('partly');
    expect(one([open, matter('cloud', '2022-06-01', 'rejected')], '2022-06-01').result).toBe('notReached');
  });

  it('is missing and not rejected when nobody has spoken of it', () => {
    expect(one([], '2023-06-01')).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['notControllable', 'notReported'] });
  });

  it('decided after P1 still counts as decided, and that is said', () => {
    const late = [matter('cloud', '2021-02-01', 'underWay'), matter('cloud', '2024-02-01', 'achieved')];
    expect(one(late, '2024-01-31')).toMatchObject({ result: 'notDecidable', nextChangeOn: '2024-02-01' });
    expect(one(late, '2024-02-01')).toMatchObject({ result: 'reached', notes: ['decidedAfterPlan', 'notControllable'] });
  });

  it('keeps to the last day on which it may be decided, where there is one', () => {
    const entries = [matter('cloud', '2021-02-01', 'underWay'), matter('cloud', '2022-08-01', 'achieved')];
    expect(one(entries, '2022-06-30', { due: '2022-06-30' }).result).toBe('notDecidable');
    expect(one(entries, '2022-07-01', { due: '2022-06-30' }).result).toBe('notReached');
    expect(one(entries, '2022-08-01', { due: '2022-06-30' })).toMatchObject({
      result: 'partly',
      notes: ['metLate', 'notControllable'],
      figures: { delay: '32' },
    });
  });

  it('reversed: the decision that stands counts, and that another was reversed is said', () => {
    const reversed = [matter('cloud', '2021-02-01', 'achieved'), matter('cloud', '2022-06-01', 'rejected')];
    expect(one(reversed, '2022-05-31')).toMatchObject({ result: 'reached', notes: ['notControllable'] });
    expect(one(reversed, '2022-06-01')).toMatchObject({ result: 'notReached', notes: ['notControllable', 'reversed'] });
    const reopened = [matter('cloud', '2021-02-01', 'achieved'), matter('cloud', '2022-06-01', 'underWay')];
    expect(one(reopened, '2022-06-01')).toMatchObject({ result: 'notDecidable', notes: ['notControllable', 'reversed'] });
  });

  it('bug-330: stays decided when the matter is closed or what came of it ends, which reverses nothing', () => {
    const ended = [matter('cloud', '2021-02-01', 'achieved'), matter('cloud', '2023-02-01', 'ended')];
    expect(one(ended, '2023-03-01')).toMatchObject({ result: 'reached', notes: ['notControllable'] });
  });

  it('bug-331: is not reached after the last day when it was called off, as when it is still open', () => {
    const calledOff = [matter('cloud', '2021-02-01', 'underWay'), matter('cloud', '2022-02-01', 'cancelled')];
    expect(one(calledOff, '2022-06-30', { due: '2022-06-30' }).result).toBe('notDecidable');
    expect(one(calledOff, '2022-07-01', { due: '2022-06-30' }).result).toBe('notReached');
  });

  it('bug-332: ends a sentence once where the criterion ends in a full stop', () => {
    expect(explain(one([], '2022-06-01', { criterion: 'Stortinget vedtar det.' }), 'nb')).toContain('Stortinget vedtar det. Status');
  });

  it('one result per yearly settlement, and then so many of them as are required', () => {
    const entries = [matter('s21', '2021-05-01', 'achieved'), matter('s22', '2022-05-01', 'rejected'), matter('s23', '2023-02-01', 'underWay')];
    const answer = yearly(entries, '2023-03-01', { required: 2 });
    expect(answer.parts.map(({ title, result }) => [title, result])).toEqual([
      ['s21', 'reached'],
      ['s22', 'notReached'],
      ['s23', 'notDecidable'],
    ]);
    expect(answer).toMatchObject({ result: 'notDecidable', figures: { settlementsAchieved: '1', settlementsRequired: '2' } });
    expect(yearly([...entries, matter('s23', '2023-05-01', 'achieved')], '2023-05-01', { required: 2 }).result).toBe('reached');
    expect(yearly(entries, '2023-03-01').result).toBe('partly');
  });

  it('shows the own effort beside the outcome and says what counts as achieved', () => {
    const coverage = [report('work', 'F', '2022-03-01')];
    const answer = evaluated('externalDecision', { ...parameters, effort: 'work' }, { units: [unit('F')], coverage }, '2022-06-01');
    expect(answer).toMatchObject({ course: 'notApplicable', data: 'missing', figures: { activities: '1' } });
    expect(explain(answer, 'en')).toContain('Counted as achieved: a public service is adopted.');
  });

  it.each([
    ['more than there are', { required: 2 }, 'parameters.required'],
    ['the same matter twice', { settlements: [...parameters.settlements, ...parameters.settlements] }, 'parameters.settlements'],
  ])('can not require %s', (_, more, field) => {
    expect(() => expand('externalDecision', { ...parameters, ...more })).toThrow(Refused);
    expect(() => expand('externalDecision', { ...parameters, ...more })).toThrow(field);
  });
});
