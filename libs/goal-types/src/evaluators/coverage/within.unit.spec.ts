import { entry, unit } from '../../catalogue/example.js';
import { goalType } from '../../catalogue/index.js';
import type { EntryFact } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated } from '../../testing/evaluated.js';

const cases = (entries: readonly EntryFact[], at: string, parameters = {}) =>
  evaluated('conditionalCoverage', { register: 'ai', withinDays: 30, ...parameters }, { units: [unit('N')], entries }, at);
const arisen = (id: string, on: string) => entry('ai', id, on, 'underWay');
const done = (id: string, on: string) => entry('ai', id, on, 'accepted');
const counted = (on: string, apprentices: number) => entry('ai', 'x', on, 'underWay', { attributes: { apprentices } });

describe('whenever a case arises', () => {
  it('has nothing to judge where none has arisen: neither on course nor behind', () => {
    const none = { course: 'notApplicable', result: 'notDecidable', data: 'fresh', notes: ['notTriggered'] };
    expect(cases([], '2022-06-01')).toMatchObject(none);
    expect(cases([], '2024-01-01')).toMatchObject(none);
  });

  it('holds a case done on its last day apart from one done the day after', () => {
    expect(cases([arisen('x', '2022-01-01'), done('x', '2022-01-31')], '2022-03-01')).toMatchObject({
      course: 'onCourse',
      figures: { covered: '1', late: '0' },
    });
    expect(cases([arisen('x', '2022-01-01'), done('x', '2022-02-01')], '2022-03-01')).toMatchObject({
      course: 'behind',
      result: 'notReached',
      notes: ['doneLate'],
      figures: { covered: '0', notDone: '1', late: '1' },
    });
  });

  it('asks for the same day where no days are allowed', () => {
    expect(cases([done('x', '2022-01-01')], '2022-01-01', { withinDays: 0 }).course).toBe('onCourse');
    expect(cases([arisen('x', '2022-01-01'), done('x', '2022-01-02')], '2022-01-02', { withinDays: 0 }).course).toBe('behind');
  });

  it('waits as long as a case has time left, and then knows nothing', () => {
    const open = [arisen('x', '2022-01-01')];
    expect(cases(open, '2022-01-31')).toMatchObject({ course: 'tooEarly', data: 'fresh', notes: ['casesWaiting', 'tooEarly'], nextChangeOn: '2022-02-01' });
    expect(cases(open, '2022-02-01')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['casesUnreported'], workList: ['x'] });
  });

  it('keeps what was said not to be done apart from what nobody has told of', () => {
    const told = [arisen('x', '2022-01-01'), entry('ai', 'x', '2022-01-10', 'rejected'), arisen('y', '2022-01-01'), done('y', '2022-01-05')];
    expect(cases(told, '2022-03-01')).toMatchObject({
      course: 'behind',
      result: 'partly',
      data: 'fresh',
      workList: [],
      figures: { notDone: '1', share: '0.5' },
    });
  });

  it('takes a case away when its condition ceases in time, and not when it ceases too late', () => {
    const lapsing = (on: string) => [arisen('x', '2022-01-01'), entry('ai', 'x', on, 'cancelled')];
    expect(cases(lapsing('2022-01-20'), '2022-03-01')).toMatchObject({
      course: 'notApplicable',
      notes: ['conditionLapsed'],
      figures: { lapsed: '1', eligible: '0' },
    });
    expect(cases(lapsing('2022-02-20'), '2022-03-01')).toMatchObject({ notes: ['casesUnreported'], figures: { lapsed: '0', notReported: '1' } });
    expect(cases([entry('ai', 'x', '2022-01-01', 'underWay', { to: arisen('z', '2022-01-15').from })], '2022-03-01').figures.lapsed).toBe('1');
  });

  it('follows a condition that comes and goes with an attribute', () => {
    const having = { attribute: 'apprentices', atLeast: 1 };
    expect(cases([counted('2022-01-01', 0)], '2022-03-01', { having }).notes).toEqual(['notTriggered']);
    expect(cases([counted('2022-01-01', 0), counted('2022-02-20', 2)], '2022-03-01', { having }).figures.waiting).toBe('1');
    expect(cases([counted('2022-01-01', 2), counted('2022-01-20', 0)], '2022-03-01', { having }).notes).toEqual(['conditionLapsed']);
  });

  it('bug-328: lets a case that was taken away arise anew, with time of its own', () => {
    const again = [arisen('x', '2022-01-01'), entry('ai', 'x', '2022-01-20', 'cancelled'), arisen('x', '2022-05-01')];
    expect(cases(again, '2022-05-20')).toMatchObject({ course: 'tooEarly', figures: { triggered: '2', lapsed: '1', waiting: '1' } });
    expect(cases([...again, done('x', '2022-05-20')], '2022-06-01')).toMatchObject({ course: 'onCourse', figures: { covered: '1', late: '0' } });
    expect(cases(again, '2022-06-10')).toMatchObject({ course: 'notApplicable', figures: { lapsed: '1', notReported: '1' } });
  });

  it('bug-329: does not say of a case that was done too late that somebody said no', () => {
    const told = explain(cases([arisen('x', '2022-01-01'), done('x', '2022-02-01'), arisen('y', '2022-01-01'), done('y', '2022-01-05')], '2022-03-01'), 'nb');
    expect(told).toContain('Gjort i tide: 1 av 2 (50\u00A0prosent), for sent: 1.');
    expect(told).not.toContain('nei');
  });

  it('keeps a case that was done, whatever its entry becomes afterwards, unless it is said not to be done after all', () => {
    const once = [arisen('x', '2022-01-01'), done('x', '2022-01-10')];
    expect(cases([...once, entry('ai', 'x', '2022-02-10', 'ended')], '2022-03-01').figures.covered).toBe('1');
    expect(cases([...once, entry('ai', 'x', '2022-02-10', 'rejected')], '2022-03-01').figures.notDone).toBe('1');
  });

  it('is decided after the deciding date by the cases whose time was up by then', () => {
    const two = [arisen('x', '2023-01-01'), done('x', '2023-01-10'), arisen('y', '2023-12-20')];
    expect(cases(two, '2023-12-31').result).toBe('notDecidable');
    expect(cases(two, '2024-03-01')).toMatchObject({ result: 'reached', figures: { waiting: '1' }, notes: ['casesWaiting'] });
  });

  it('asks of no case that arose before the goal did', () => {
    expect(cases([arisen('x', '2020-12-31')], '2022-01-01').notes).toEqual(['notTriggered']);
  });

  it('lets a state say one thing of a case', () => {
    expect(() => cases([], '2022-01-01', { notDone: ['rejected', 'accepted'] })).toThrow('parameters.notDone[1]');
    expect(() => cases([], '2022-01-01', { lapsed: ['rejected'] })).toThrow('parameters.lapsed[0]');
  });

  it('says beforehand that it knows nothing of cases nobody recorded', () => {
    expect(goalType('conditionalCoverage').never.en).toContain('cases that nobody recorded');
  });
});
