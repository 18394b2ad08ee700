import { count, entry, planOf, seriesBreak, share, unit, wave } from '../../catalogue/example.js';
import type { Facts } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];
const counts = (...values: readonly (readonly [on: string, value: string])[]) => values.map(([on, value]) => count('m', 'b', on, value));
const shares = (...values: readonly (readonly [on: string, part: string, whole: string])[]) =>
  values.map(([on, part, whole]) => share('s', 'b', on, part, whole));

const change = (parameters: object, facts: Partial<Facts>, at: string) =>
  evaluated('netDelta', { measure: 'm', change: '80', ...parameters }, { units, ...facts }, at, plan);

const since2019 = (value: string) => ({ measurements: counts(['2019-12-31', '1000'], ['2025-12-31', value]) });
/** Margins of 0.06 and 0.08 make one of 0.1. */
const waves = (value: string) => ({
  measurements: [wave('v', 'b', '2023-11-01', '4', { margin: '0.06' }), wave('v', 'b', '2025-11-01', value, { margin: '0.08' })],
});

describe('a change from what was measured', () => {
  const measured = { baseline: { on: '2023-12-31', value: null } };

  it('is counted from the measurement of the baseline’s day, also before the plan, and rests on it', () => {
    const old = { baseline: { on: '2019-12-31', value: null } };
    const { figures, result, contributing } = change(old, { measurements: counts(['2019-12-31', '1000'], ['2025-12-31', '1080']) }, '2026-01-01');
    expect({ change: figures.change, baseline: figures.baseline, result }).toEqual({ change: '80', baseline: '1000', result: 'reached' });
    expect(contributing).toEqual(['m/b/2019-12-31', 'm/b/2025-12-31']);
  });

  it('has no baseline where nothing was counted by that day: unknown, not zero', () => {
    const answer = change(measured, { measurements: counts(['2024-06-30', '1010']) }, '2024-07-01');
    expect(answer).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['noBaseline'] });
    expect(answer.figures.change).toBeUndefined();
  });

  it('has no baseline before the day of it has come, and finds it on that day', () => {
    const later = { baseline: { on: '2024-03-01', value: null } };
    const facts = { measurements: counts(['2024-01-31', '1000']) };
    expect(change(later, facts, '2024-02-10')).toMatchObject({ notes: ['noBaseline', 'tooEarly'], nextChangeOn: '2024-03-01' });
    expect(change(later, facts, '2024-03-01').figures.baseline).toBe('1000');
  });

  it('follows a correction of the baseline’s measurement, which a locked value does not', () => {
    const facts = { measurements: [...counts(['2023-12-31', '1000'], ['2025-12-31', '1080']), count('m', 'b', '2023-12-31', '990', { seq: 9 })] };
    expect(change(measured, facts, '2026-01-01').figures.change).toBe('90');
    expect(change({ baseline: { on: '2023-12-31', value: '1000' } }, facts, '2026-01-01').figures.change).toBe('80');
  });

  it('decides nothing while a unit was silent at the baseline', () => {
    const both = {
      units: [unit('b'), unit('c')],
      measurements: [...counts(['2023-12-31', '1000'], ['2025-12-31', '1100']), count('m', 'c', '2025-12-31', '5')],
    };
    expect(change(measured, both, '2026-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['missingUnits'], workList: ['c'] });
  });

  it('does not compare across a break after the count that stands for the baseline', () => {
    const facts = { measurements: counts(['2023-12-15', '1000'], ['2024-12-31', '900']), breaks: [seriesBreak('m', '2023-12-20')] };
    expect(change(measured, facts, '2025-01-01')).toMatchObject({ course: 'notApplicable', data: 'break', notes: ['seriesBreak'] });
  });
});

describe('a change by per cent', () => {
  const tenPercent = { change: '0.10', by: 'percent', baseline: { on: '2023-12-31', value: '1000' } };

  const endedAt = (value: string) => change(tenPercent, { measurements: counts(['2025-12-31', value]) }, '2026-01-01');

  it('is the change as a ratio of the baseline, unrounded, and may be negative or over the target', () => {
    expect(endedAt('1100')).toMatchObject({ result: 'reached', figures: { change: '0.1', value: '1100', shareOfTarget: '1' } });
    expect(endedAt('1099.6').result).toBe('notReached');
    expect(endedAt('980').figures).toMatchObject({ change: '-0.02', shareOfTarget: '-0.2' });
    expect(endedAt('1130').figures.shareOfTarget).toBe('1.3');
  });

  it('says so when there is nothing to divide by', () => {
    const zero = { ...tenPercent, baseline: { on: '2023-12-31', value: '0' } };
    expect(change(zero, { measurements: counts(['2025-12-31', '20']) }, '2026-01-01')).toMatchObject({
      result: 'notDecidable',
      notes: ['divisionByZero'],
      figures: { change: null, value: '20' },
    });
  });

  it('rises from a negative baseline when the amount rises', () => {
    const deficit = { ...tenPercent, baseline: { on: '2023-12-31', value: '-200' } };
    expect(change(deficit, { measurements: counts(['2025-12-31', '-150']) }, '2026-01-01').figures.change).toBe('0.25');
  });
});

describe('a change of a share', () => {
  const fivePoints = { measure: { kind: 'share', measure: 's' }, change: '0.05', baseline: { on: '2023-12-31', value: null }, maxAgeDays: 400 };

  it('is in percentage points of the ratio of the sums', () => {
    const facts = { measurements: shares(['2023-12-31', '60', '1000'], ['2025-12-31', '132', '1200']) };
    expect(change(fivePoints, facts, '2026-01-01')).toMatchObject({ result: 'reached', figures: { baseline: '0.06', share: '0.11', change: '0.05' } });
  });

  it('is told in points, and the level it started from in per cent', () => {
    const answer = change(fivePoints, { measurements: shares(['2023-12-31', '60', '1000'], ['2024-12-31', '80', '1000']) }, '2025-01-01');
    expect(explain(answer, 'nb').replaceAll('\u00A0', ' ')).toBe(
      'Andelen er 8 prosent (80 av 1 000) per 31.12.2024. Endringen er +2 prosentpoeng siden 31.12.2023, da andelen var 6 prosent. ' +
        'Målet er en endring på +5 prosentpoeng eller mer per 31.12.2025. Ventet på veien: 2,5 prosentpoeng per 31.12.2024.',
    );
  });
});

describe('a change', () => {
  const baseline = { on: '2023-12-31', value: '1000' };

  it('of nothing asks for the level of a date back, and is no share of anything', () => {
    const back = { change: '0', baseline: { on: '2019-12-31', value: null } };
    expect(change(back, since2019('999'), '2026-01-01').result).toBe('notReached');
    const reached = change(back, since2019('1000'), '2026-01-01');
    expect(reached).toMatchObject({ result: 'reached', notes: [] });
    expect(reached.figures.shareOfTarget).toBeUndefined();
    expect(reached.explanation.map(({ key }) => key)).toContain('wantedBaseLevel');
  });

  it('can be held back instead of sought', () => {
    const atMost = { change: '30', comparison: 'atMost', baseline };
    expect(change(atMost, { measurements: counts(['2025-12-31', '1030']) }, '2026-01-01').result).toBe('reached');
    expect(change(atMost, { measurements: counts(['2025-12-31', '1031']) }, '2026-01-01').result).toBe('notReached');
  });

  it('stays at each step of a stepped path until the next', () => {
    const stepped = { baseline, path: { shape: 'stepped', points: [{ on: '2024-12-31', value: '30' }] } };
    const course = (on: string, value: string) => change(stepped, { measurements: counts([on, value]) }, on);
    expect(course('2024-11-30', '1000').course).toBe('onCourse');
    expect(course('2024-12-31', '1029').course).toBe('behind');
    expect(course('2025-11-30', '1030')).toMatchObject({ course: 'onCourse', figures: { expected: '30' } });
  });

  it('of a count of entries is counted from the register as it was', () => {
    const measure = { kind: 'entries', register: 'r', states: ['active'], having: null };
    const entries = [entry('r', 'one', '2023-05-01', 'active'), entry('r', 'two', '2024-05-01', 'active'), entry('r', 'three', '2024-06-01', 'planned')];
    const { figures } = change({ measure, change: '2', baseline: { on: '2023-12-31', value: null } }, { entries }, '2024-12-31');
    expect(figures).toMatchObject({ baseline: '1', entries: '2', change: '1' });
  });

  it('of a survey is undecided while its interval reaches over the bound', () => {
    const parameters = {
      measure: { kind: 'survey', measure: 'v', as: 'number', gate: { answers: null, responseRate: null } },
      change: '0.2',
      baseline: { on: '2023-11-01', value: null },
      maxAgeDays: 800,
    };
    expect(change(parameters, waves('4.31'), '2026-01-01').result).toBe('reached');
    expect(change(parameters, waves('4.25'), '2026-01-01')).toMatchObject({ result: 'notDecidable', notes: ['withinUncertainty'] });
    expect(change(parameters, waves('4.05'), '2026-01-01').result).toBe('notReached');
  });
});
