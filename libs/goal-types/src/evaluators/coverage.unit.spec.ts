import { planOf, report, unit } from '../catalogue/example.js';
import { goalType } from '../catalogue/index.js';
import type { CoverageFact, Facts } from '../facts.js';
import { explain, goalSentence } from '../sentences/index.js';
import { evaluated, type Asking } from '../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };

const four = [unit('a'), unit('b'), unit('c'), unit('d')];
const once = (coverage: readonly CoverageFact[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated('allUnitsOnce', { coverage: 'c1', ...parameters }, { units: four, coverage, ...facts }, at, plan);
const done = (...ids: readonly string[]) => ids.map((id) => report('c1', id, '2024-05-01'));

describe('all units, once', () => {
  it('keeps done, not done and not reported apart, and lists who has not reported', () => {
    const { figures, workList, data, notes } = once([...done('a', 'b'), report('c1', 'c', '2024-05-01', 'notDone')], '2024-06-01');
    expect(figures).toMatchObject({ covered: '2', eligible: '4', share: '0.5', notDone: '1', notReported: '1', exempt: '0' });
    expect({ workList, data, notes }).toEqual({ workList: ['d'], data: 'provisional', notes: ['missingUnits'] });
  });

  it('leaves the exempt out of the denominator', () => {
    const reports = [...done('a', 'b', 'c'), report('c1', 'd', '2024-05-01', 'exempt')];
    expect(once(reports, '2024-06-01')).toMatchObject({ result: 'reached', figures: { share: '1', eligible: '3', exempt: '1' } });
  });

  it('is reached before the deciding date once all have done it', () => {
    expect(once(done('a', 'b', 'c', 'd'), '2024-06-01')).toMatchObject({ result: 'reached', course: 'ahead', data: 'fresh' });
  });

  it('falls back when a unit is founded afterwards, unless it is let off for a while', () => {
    const units = [...four, unit('new', { from: '2024-09-01' })];
    expect(once(done('a', 'b', 'c', 'd'), '2024-09-01', {}, { units })).toMatchObject({ result: 'notDecidable', workList: ['new'] });
    expect(once(done('a', 'b', 'c', 'd'), '2024-09-01', { graceDays: 90, path: 'none' }, { units })).toMatchObject({
      result: 'reached',
      nextChangeOn: '2024-11-30',
    });
    expect(once(done('a', 'b', 'c', 'd'), '2024-11-30', { graceDays: 90 }, { units }).result).toBe('notDecidable');
  });

  it('counts only units that exist on the day', () => {
    const units = [unit('a'), unit('b', { to: '2024-09-01', succeededBy: ['a'] })];
    expect(once(done('a'), '2024-08-31', {}, { units }).figures).toMatchObject({ eligible: '2', share: '0.5' });
    expect(once(done('a'), '2024-09-01', {}, { units }).figures).toMatchObject({ eligible: '1', share: '1' });
  });

  it('takes a unit’s latest word, and of two on one day the one with the highest seq', () => {
    expect(once([report('c1', 'a', '2024-05-01', 'notDone'), report('c1', 'a', '2024-06-01')], '2024-07-01').figures.covered).toBe('1');
    expect(once([report('c1', 'a', '2024-05-01', 'notDone', { seq: 4 }), report('c1', 'a', '2024-05-01')], '2024-07-01').figures.notDone).toBe('1');
  });

  it('is partly reached after the deciding date when some said no', () => {
    const reports = [...done('a', 'b', 'c'), report('c1', 'd', '2025-05-01', 'notDone')];
    expect(once(reports, '2025-12-31').result).toBe('notDecidable');
    expect(once(reports, '2026-01-01')).toMatchObject({ result: 'partly', course: 'notApplicable', data: 'fresh' });
  });

  it('is not decidable after the deciding date while the silent might make up what is missing', () => {
    expect(once(done('a', 'b', 'c'), '2026-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', workList: ['d'] });
    expect(once([], '2026-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['notReported'] });
  });

  it('is not reached when all have said no', () => {
    const reports = four.map(({ unit }) => report('c1', unit, '2025-05-01', 'notDone'));
    expect(once(reports, '2026-01-01').result).toBe('notReached');
  });

  it('does not look at what was done after the deciding date', () => {
    const reports = [...done('a', 'b', 'c'), report('c1', 'd', '2025-05-01', 'notDone'), report('c1', 'd', '2026-01-02')];
    expect(once(reports, '2026-02-01').result).toBe('partly');
  });

  it('expects the share to grow evenly, or nothing at all before the deciding date', () => {
    expect(once(done('a'), '2024-12-31').course).toBe('behind');
    expect(once(done('a', 'b'), '2024-12-31').course).toBe('onCourse');
    expect(once(done('a'), '2024-12-31', { path: 'none' })).toMatchObject({ course: 'notApplicable', nextChangeOn: '2026-01-01' });
  });

  it('notes that there is nobody to ask, and does not crash', () => {
    expect(once([], '2024-06-01', {}, { units: [] })).toMatchObject({ course: 'notApplicable', result: 'notDecidable', notes: ['divisionByZero'] });
  });
});

const effort = (days: readonly string[], at: string, asking: Asking = plan) =>
  evaluated('continuousEffort', { coverage: 'c1', longestDays: 90 }, { units: [unit('F')], coverage: days.map((on) => report('c1', 'F', on)) }, at, asking);

describe('continuous effort', () => {
  it('is active up to the longest interval after the last activity, and low from the day after', () => {
    expect(effort(['2024-03-01'], '2024-05-30')).toMatchObject({ course: 'onCourse', data: 'fresh', nextChangeOn: '2024-05-31' });
    expect(effort(['2024-03-01'], '2024-05-31')).toMatchObject({ course: 'behind', data: 'outdated' });
  });

  it('is too early until an activity is due, and then undocumented, which is not undone', () => {
    expect(effort([], '2024-03-31')).toMatchObject({ course: 'tooEarly', data: 'missing', notes: ['tooEarly'] });
    expect(effort([], '2024-04-01')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['noneDocumented'] });
  });

  it('counts its first interval from the interpretation for a goal added after the plan began', () => {
    const asking = { ...plan, effectiveFrom: unit('F', { from: '2024-10-01' }).from };
    expect(effort([], '2024-12-01', asking).course).toBe('tooEarly');
  });

  it('never has a result: activity is not effect', () => {
    const monthly = Array.from({ length: 24 }, (_, month) => `202${4 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`);
    expect(effort(monthly, '2025-12-31').result).toBe('notDecidable');
    expect(effort(monthly, '2026-01-01')).toMatchObject({
      result: 'notDecidable',
      course: 'notApplicable',
      notes: ['activityIsNotEffect'],
      figures: { activities: '24' },
    });
  });

  it('counts neither what was said not to be done, nor what others did, nor what was done before the plan', () => {
    const coverage = [report('c1', 'F', '2024-03-01', 'notDone'), report('c1', 'other', '2024-03-01'), report('c1', 'F', '2023-12-31')];
    const { figures } = evaluated('continuousEffort', { coverage: 'c1' }, { units: [unit('F')], coverage }, '2024-04-01', plan);
    expect(figures.activities).toBe('0');
  });
});

const twice = (coverage: readonly CoverageFact[], at = '2024-06-01', facts: Partial<Facts> = {}) =>
  evaluated('minimumPerUnit', { coverage: 'c1', times: 2 }, { units: four.slice(0, 2), coverage, ...facts }, at, plan);

describe('all units, so many times each', () => {
  it('adds a unit’s reports up by their numbers, each counting once where it tells none', () => {
    expect(twice([report('c1', 'a', '2024-02-01'), report('c1', 'a', '2024-03-01'), report('c1', 'b', '2024-03-01', 'done', { count: 2 })])).toMatchObject({
      result: 'reached',
      figures: { covered: '2' },
    });
  });

  it('bug-334: counts one time as once, in the sentence and in the explanation', () => {
    const { sentence } = goalType('minimumPerUnit');
    expect(goalSentence(sentence, { coverage: 'c1', times: 1, required: '1' }, 'nb')).toContain('Hver gjør det minst én gang innen');
    expect(goalSentence(sentence, { coverage: 'c1', times: 2, required: '1' }, 'nn')).toContain('Kvar gjer det minst 2 gonger innan');
    const answer = evaluated('minimumPerUnit', { coverage: 'c1', times: 1 }, { units: four, coverage: done('a') }, '2024-06-01', plan);
    expect(explain(answer, 'nb')).toContain('1 av 4 har gjort det minst én gang');
    expect(explain(answer, 'en')).toContain('Done at least once by 1 of 4');
  });

  it('lets no unit make up for another', () => {
    const answer = twice([report('c1', 'a', '2024-02-01', 'done', { count: 9 }), report('c1', 'b', '2024-03-01')]);
    expect(answer).toMatchObject({ result: 'notDecidable', figures: { covered: '1', notDone: '1', share: '0.5' }, workList: [] });
    expect(explain(answer, 'nb')).toContain('1 av 2 har gjort det minst 2 ganger (50\u00A0prosent). Færre ganger: 1.');
  });

  it('counts a joint event for each unit that reports it, and for no other', () => {
    const joint = ['a', 'b'].map((id) => report('c1', id, '2024-02-01', 'done', { eventId: `joint-${id}` }));
    expect(twice([...joint, report('c1', 'a', '2024-05-01')]).figures).toMatchObject({ covered: '1', notDone: '1' });
  });

  it('leaves out a unit whose office is vacant when that is reported, and never by itself', () => {
    const done = report('c1', 'a', '2024-02-01', 'done', { count: 2 });
    expect(twice([done, report('c1', 'b', '2024-03-01', 'exempt')])).toMatchObject({ result: 'reached', figures: { eligible: '1', exempt: '1' } });
    expect(twice([done])).toMatchObject({ result: 'notDecidable', workList: ['b'] });
  });

  it('does not take back what was done because a later report says no', () => {
    expect(twice([report('c1', 'a', '2024-02-01', 'done', { count: 2 }), report('c1', 'a', '2024-05-01', 'notDone')]).figures.covered).toBe('1');
  });
});
