import { occasion, planOf, report, unit } from '../../catalogue/example.js';
import type { CoverageFact, Facts } from '../../facts.js';
import { parseSpec } from '../../spec/index.js';
import { evaluated, evaluatedSpec, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const three = [unit('a'), unit('b'), unit('c')];
const each = (coverage: readonly CoverageFact[], at: string, parameters = {}, facts: Partial<Facts> = {}, asking: Asking = plan) =>
  evaluated('allUnitsEachYear', { coverage: 'c3', ...parameters }, { units: three, coverage, ...facts }, at, asking);
const on = (unit: string, day: string, state: CoverageFact['state'] = 'done', more: Partial<CoverageFact> = {}) => report('c3', unit, day, state, more);
const in2024 = ['a', 'b', 'c'].map((id) => on(id, '2024-05-02'));
const in2025 = ['a', 'b', 'c'].map((id) => on(id, '2025-05-02'));
const late = (day: string) => [...in2024.slice(1), on('a', day, 'done', { occasion: 'of2024' })];

describe('all units, every year', () => {
  it('is a matrix of unit and year, and each year is told by itself', () => {
    const { parts, figures, workList, contributing } = each([...in2024, on('a', '2025-02-01')], '2025-03-01');
    expect(parts.map(({ title, result, course }) => ({ title, result, course }))).toEqual([
      { title: '2024', result: 'reached', course: 'notApplicable' },
      { title: '2025', result: 'notDecidable', course: 'tooEarly' },
    ]);
    expect(figures).toMatchObject({ covered: '1', eligible: '3', waiting: '2', periodsMet: '1', periodsRequired: '2' });
    expect(workList).toEqual(['b', 'c']);
    expect(contributing).toHaveLength(4);
  });

  it('is reached when every year is met, and not before the last has passed', () => {
    expect(each([...in2024, ...in2025], '2025-12-31')).toMatchObject({ result: 'notDecidable', course: 'onCourse' });
    expect(each([...in2024, ...in2025], '2026-01-01')).toMatchObject({ result: 'reached', course: 'notApplicable', data: 'fresh' });
  });

  it('takes a missed year as final: neither done the year after, nor made up for by another', () => {
    const missed = [...in2024.slice(1), on('a', '2024-12-31', 'notDone'), on('a', '2025-01-15'), ...in2025];
    expect(each(missed, '2025-06-01')).toMatchObject({ result: 'partly', course: 'behind', figures: { periodsMet: '0', periodsDecided: '1' } });
    expect(each(missed, '2026-01-01')).toMatchObject({ result: 'partly', figures: { periodsMet: '1', periodsDecided: '2' } });
  });

  it('is not reached where nobody did it', () => {
    const no = ['2024-06-01', '2025-06-01'].flatMap((day) => ['a', 'b', 'c'].map((id) => on(id, day, 'notDone')));
    expect(each(no, '2026-01-01').result).toBe('notReached');
  });

  it('waits for late reports, and knows nothing of who is silent after that', () => {
    const reports = in2024.slice(1);
    expect(each(reports, '2025-03-01')).toMatchObject({ course: 'tooEarly', data: 'provisional', notes: ['tooEarly'], nextChangeOn: '2025-03-02' });
    expect(each(reports, '2025-03-02')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['missingUnits'], workList: ['a', 'b', 'c'] });
    expect(each(reports, '2025-03-02').result).toBe('notDecidable');
  });

  it('counts a late report of an occasion in the year, but none that comes after the days allowed', () => {
    const occasions = [occasion('c3', 'of2024', '2024-12-31')];
    expect(each(late('2025-02-20'), '2025-04-01', {}, { occasions }).parts[0]?.result).toBe('reached');
    expect(each(late('2025-03-02'), '2025-04-01', {}, { occasions }).parts[0]?.result).toBe('notDecidable');
  });

  it('asks a unit founded in the year, unless its grace lasts into the next', () => {
    const units = [...three, unit('new', { from: '2024-11-01' })];
    expect(each(in2024, '2025-04-01', {}, { units })).toMatchObject({ figures: { periodsMet: '0' }, workList: ['a', 'b', 'c', 'new'] });
    expect(each(in2024, '2025-01-02', { graceDays: 90 }, { units }).figures.periodsMet).toBe('1');
    expect(each([...in2024, on('new', '2024-12-01', 'notDone')], '2025-01-02', { graceDays: 90 }, { units }).result).toBe('partly');
  });

  it('does not ask a unit that was merged or closed in the year', () => {
    const units = [unit('a'), unit('b'), unit('c', { to: '2024-07-01', succeededBy: ['a'] })];
    expect(each(in2024.slice(0, 2), '2024-06-30', {}, { units }).figures.eligible).toBe('3');
    expect(each(in2024.slice(0, 2), '2025-01-01', {}, { units }).parts[0]).toMatchObject({ result: 'reached' });
  });

  it('lets a unit founded by merger have done what all it took over from had done, until it speaks itself', () => {
    const units = [
      unit('a', { to: '2024-07-01', succeededBy: ['ab'] }),
      unit('b', { to: '2024-07-01', succeededBy: ['ab'] }),
      unit('ab', { from: '2024-07-01' }),
    ];
    expect(each(in2024.slice(0, 2), '2025-01-01', {}, { units }).parts[0]?.result).toBe('reached');
    expect(each(in2024.slice(0, 1), '2025-01-01', {}, { units }).parts[0]?.result).toBe('notDecidable');
    expect(each([...in2024.slice(0, 2), on('ab', '2024-12-01', 'notDone')], '2025-01-01', {}, { units }).parts[0]?.result).toBe('notReached');
    expect(each(in2024.slice(0, 2), '2025-06-01', {}, { units }).workList).toEqual(['ab']);
  });

  it('leaves out whom it does not apply to, and a year in which it applies to nobody', () => {
    const exempt = ['a', 'b', 'c'].map((id) => on(id, '2024-05-02', 'exempt'));
    expect(each([...exempt.slice(1), ...in2024.slice(0, 1)], '2025-01-01').parts[0]).toMatchObject({ result: 'reached' });
    expect(each([...exempt, ...in2025], '2026-01-01')).toMatchObject({ result: 'reached', figures: { periodsRequired: '1' } });
  });

  it('is reached as soon as so many periods are met, and lost as soon as they can not be', () => {
    const quarters = ['2024-02-01', '2024-05-01'].flatMap((day) => ['a', 'b', 'c'].map((id) => on(id, day)));
    expect(each(quarters, '2024-07-01', { period: 'quarter', periods: 2 })).toMatchObject({ result: 'reached', course: 'onCourse' });
    const none = [1, 4, 7].map((month) => on('a', `2024-0${month}-10`, 'notDone'));
    expect(each(none, '2024-10-01', { period: 'quarter', periods: 6 }, { units: [unit('a')] })).toMatchObject({ result: 'notReached', course: 'behind' });
  });

  it('does not ask of a year that was over when the goal was added', () => {
    const asking = { ...plan, effectiveFrom: unit('x', { from: '2025-01-01' }).from };
    expect(each(in2025, '2026-01-01', {}, {}, asking)).toMatchObject({ result: 'reached', figures: { periodsRequired: '1' } });
  });

  it('says so where the plan holds no whole year', () => {
    expect(each(in2024, '2024-06-01', { decidingDate: '2024-10-31' })).toMatchObject({
      course: 'notApplicable',
      result: 'notDecidable',
      notes: ['noWholePeriod'],
    });
  });

  it('lets one owner do it for all, so many times a year', () => {
    const spec = parseSpec({
      evaluator: 'coverage',
      occasions: 'eachPeriod',
      coverage: 'c3',
      period: 'year',
      eligible: { kind: 'owner' },
      cell: { atLeast: 2 },
      required: '1',
      periods: 'all',
      lateDays: 0,
      decidingDate: null,
    });
    const asked = (coverage: readonly CoverageFact[]) => evaluatedSpec(spec, { units: three, coverage }, '2025-01-01', plan);
    expect(asked([on('a', '2024-02-01'), on('b', '2024-03-01')])).toMatchObject({ course: 'onCourse', parts: [{ result: 'reached' }, {}] });
    expect(asked([on('a', '2024-02-01')])).toMatchObject({ result: 'notReached', course: 'behind' });
  });
});
