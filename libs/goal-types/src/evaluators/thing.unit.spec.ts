import { day, entry, unit } from '../catalogue/example.js';
import type { EntryFact } from '../facts.js';
import { evaluated } from '../testing/evaluated.js';

const version = (from: string, state: EntryFact['state'], forecast: string | null = null) =>
  entry('d', 'study', from, state, { plannedFor: forecast === null ? null : day(forecast) });
const thing = (entries: readonly EntryFact[], at: string, parameters = {}, asking = {}) =>
  evaluated(
    'deliverable',
    { register: 'd', entry: 'study', due: '2022-06-30', plannedStart: '2022-01-01', ...parameters },
    { units: [unit('N')], entries },
    at,
    asking,
  );

describe('a deliverable', () => {
  it('is reached as soon as it is accepted in time', () => {
    const entries = [version('2022-02-01', 'underWay'), version('2022-05-01', 'delivered'), version('2022-05-20', 'accepted')];
    expect(thing(entries, '2022-05-19')).toMatchObject({ result: 'notDecidable', course: 'onCourse', notes: ['awaitingAcceptance'] });
    expect(thing(entries, '2022-05-20')).toMatchObject({ result: 'reached', course: 'ahead', data: 'fresh', figures: { delay: '-60' } });
  });

  it('was in time when it was delivered in time and accepted later', () => {
    const entries = [version('2022-06-30', 'delivered'), version('2022-09-01', 'accepted')];
    expect(thing(entries, '2022-07-01')).toMatchObject({ result: 'notDecidable', notes: ['awaitingAcceptance'] });
    expect(thing(entries, '2022-09-01')).toMatchObject({ result: 'reached', notes: [] });
  });

  it('met late is not met: it was not reached, and is then partly reached with a note', () => {
    const entries = [version('2022-02-01', 'underWay'), version('2022-08-15', 'delivered'), version('2022-09-01', 'accepted')];
    expect(thing(entries, '2022-06-30').result).toBe('notDecidable');
    expect(thing(entries, '2022-07-01')).toMatchObject({ result: 'notReached', course: 'behind' });
    expect(thing(entries, '2022-09-01')).toMatchObject({ result: 'partly', notes: ['metLate'] });
  });

  it('is judged by the delivery that stands, not by one that was rejected', () => {
    const entries = [
      version('2022-06-01', 'delivered'),
      version('2022-06-15', 'rejected'),
      version('2022-07-10', 'delivered'),
      version('2022-07-20', 'accepted'),
    ];
    expect(thing(entries, '2022-06-20').notes).toEqual(['rejected']);
    expect(thing(entries, '2022-07-20')).toMatchObject({ result: 'partly', notes: ['metLate'] });
  });

  it('is finished at delivery where acceptance is not asked for', () => {
    expect(thing([version('2022-06-30', 'delivered')], '2022-06-30', { targetState: 'delivered' })).toMatchObject({ result: 'reached', course: 'onCourse' });
  });

  it('holds the forecast against the due date, with a tolerance in days', () => {
    const late = [version('2022-02-01', 'underWay', '2022-07-10')];
    expect(thing(late, '2022-03-01')).toMatchObject({ course: 'behind', figures: { forecastDelay: '10' } });
    expect(thing(late, '2022-03-01', { toleranceDays: 10 }).course).toBe('onCourse');
  });

  it('is behind when the day it was forecast for has passed', () => {
    const entries = [version('2022-02-01', 'underWay', '2022-03-31')];
    expect(thing(entries, '2022-03-31')).toMatchObject({ course: 'onCourse', nextChangeOn: '2022-04-01' });
    expect(thing(entries, '2022-04-01')).toMatchObject({ course: 'behind', notes: ['forecastPassed'] });
  });

  it('is too early before the planned start, and behind after it when it has not begun', () => {
    const planned = [version('2021-01-01', 'planned')];
    expect(thing(planned, '2021-12-31')).toMatchObject({ course: 'tooEarly', nextChangeOn: '2022-01-01' });
    expect(thing(planned, '2022-01-01').course).toBe('behind');
    expect(thing(planned, '2022-01-01', { plannedStart: null }).course).toBe('notApplicable');
  });

  it('is behind while it is at a standstill', () => {
    expect(thing([version('2022-02-01', 'underWay'), version('2022-03-01', 'dormant')], '2022-04-01')).toMatchObject({ course: 'behind', notes: ['stalled'] });
  });

  it('says nothing of a thing that nobody has spoken of, also after the due date', () => {
    expect(thing([], '2021-06-01').course).toBe('tooEarly');
    expect(thing([], '2022-07-01')).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'missing', notes: ['notReported'] });
  });

  it('is partly reached when its scope was cut, and under the first rules as if it were still under way', () => {
    const entries = [version('2022-02-01', 'underWay'), version('2022-05-01', 'partly')];
    expect(thing(entries, '2022-05-01')).toMatchObject({ course: 'notApplicable', result: 'partly', notes: ['scopeCut'] });
    expect(thing(entries, '2022-07-01', {}, { rules: '1' })).toMatchObject({ course: 'behind', result: 'notReached', notes: [] });
  });

  it('dropped by decision is not reached: the work was cancelled', () => {
    const entries = [version('2022-02-01', 'underWay'), version('2022-03-01', 'cancelled')];
    expect(thing(entries, '2022-04-01')).toMatchObject({ course: 'notApplicable', result: 'notDecidable', notes: ['cancelled'] });
    expect(thing(entries, '2022-07-01').result).toBe('notReached');
  });

  it('follows a moved due date', () => {
    const moved = { decidingDate: day('2022-09-30') };
    expect(thing([version('2022-08-15', 'accepted')], '2022-09-01', {}, moved).result).toBe('reached');
  });

  it('is outdated when the last word about unfinished work is too old, and finished work never is', () => {
    const entries = [version('2022-02-01', 'underWay'), version('2022-06-01', 'accepted')];
    expect(thing(entries, '2022-05-02', { maxAgeDays: 90 })).toMatchObject({ data: 'fresh', nextChangeOn: '2022-05-03' });
    expect(thing(entries, '2022-05-03', { maxAgeDays: 90 }).data).toBe('outdated');
    expect(thing(entries, '2023-12-31', { maxAgeDays: 90 }).data).toBe('fresh');
  });
});
