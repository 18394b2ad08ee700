import { isDecimalText, parseDecimal } from '#kernel';
import { expand } from '../catalogue/index.js';
import { contextOn, count, day, flow, NO_FACTS, planOf, seriesBreak, unit } from '../catalogue/example.js';
import type { Facts } from '../facts.js';
import { cameTo } from './came.js';
import { forecastOf } from './forecast-of.js';

const planPeriod = planOf(2024, 2025);
const context = (at: string) => contextOn(day(at), planPeriod);
const facts = (more: Partial<Facts>): Facts => ({ ...NO_FACTS, units: [unit('branch')], ...more });
const counts = (...values: readonly (readonly [string, number])[]) => values.map(([on, value]) => count('members', 'branch', on, String(value)));
const steady = counts(['2023-12-31', 1000], ['2024-03-30', 1009], ['2024-06-28', 1018], ['2024-09-26', 1027]);
const eighty = expand('netDelta', { measure: 'members', change: '80', baseline: { on: '2023-12-31', value: '1000' }, maxAgeDays: 120 }).spec;

describe('a forecast', () => {
  it('goes on from the latest count in the terms of the promise: the change, not the stock', () => {
    const found = forecastOf(eighty, facts({ measurements: steady }), context('2024-10-01'));
    // 9 members in 90 days, and 461 days from 26 September 2024 to 31 December 2025: 27 + 46.1.
    expect(found).toMatchObject({
      decidingOn: '2025-12-31',
      unit: 'number',
      central: '73.1',
      low: '73.1',
      high: '73.1',
      latest: '27',
      latestOn: '2024-09-26',
      observations: 4,
    });
  });

  it('says the pace a month that would just do', () => {
    const found = forecastOf(eighty, facts({ measurements: steady }), context('2024-10-01'));
    // (80 − 27) / 461 days × 30.436875
    expect(Number(typeof found === 'string' ? NaN : found.requiredPace)).toBeCloseTo(3.49925, 5);
    const there = forecastOf(
      expand('netDelta', { measure: 'members', change: '20', baseline: { on: '2023-12-31', value: '1000' }, maxAgeDays: 120 }).spec,
      facts({ measurements: steady }),
      context('2024-10-01'),
    );
    expect(there).toMatchObject({ requiredPace: '0' });
  });

  it('has a range as wide as the counts vary, and wider where they were revised', () => {
    const uneven = facts({ measurements: counts(['2023-12-31', 1000], ['2024-03-30', 1020], ['2024-06-28', 1010], ['2024-09-26', 1027]) });
    const widths = [[], [{ on: day('2024-03-30'), difference: parseDecimal('-15') }]].map((revisions) => {
      const found = forecastOf(eighty, uneven, context('2024-10-01'), revisions);
      return typeof found === 'string' ? NaN : Number(found.high) - Number(found.low);
    });
    expect(widths[0]).toBeGreaterThan(10);
    expect(widths[1]).toBeGreaterThan(widths[0] as number);
  });

  it('has no more digits than an event holds', () => {
    const thirds = facts({ measurements: counts(['2023-12-31', 1000], ['2024-03-31', 1007], ['2024-07-01', 1018], ['2024-09-26', 1027]) });
    const found = forecastOf(eighty, thirds, context('2024-10-01'));
    const figures = typeof found === 'string' ? [] : [found.central, found.low, found.high, found.requiredPace ?? ''];
    expect(figures.map(isDecimalText)).toEqual([true, true, true, true]);
  });

  it('looks back no further than a break in the series', () => {
    const broken = facts({ measurements: steady, breaks: [seriesBreak('members', '2024-06-01')] });
    const level = expand('levelReached', { measure: 'members', bound: { kind: 'atLeast', limit: '1100', strict: false } }).spec;
    expect(forecastOf(level, broken, context('2024-10-01'))).toBe('tooFewCounts');
  });

  it('bug-366: is not made of a change or a growth from a baseline on the other side of a break', () => {
    const after = counts(['2024-02-29', 500], ['2024-03-31', 501], ['2024-04-30', 503], ['2024-05-31', 504]);
    const broken = facts({ measurements: [...counts(['2023-12-31', 1000]), ...after], breaks: [seriesBreak('members', '2024-01-15')] });
    const growth = expand('annualGrowthFloor', { measure: 'members', rate: '0.02' }).spec;
    expect([eighty, growth].map((spec) => forecastOf(spec, broken, context('2024-06-01')))).toEqual(['seriesBreak', 'seriesBreak']);
  });

  it('bug-367: does not say that the day has passed before the window has begun', () => {
    const window = { kind: 'dates', first: '2025-01-01', last: '2025-12-31' };
    const campaign = expand('totalOverPeriod', { measure: 'recruited', amount: '1200', window }).spec;
    expect(forecastOf(campaign, facts({}), context('2024-10-01'))).toBe('tooFewCounts');
    expect(forecastOf(expand('annualGrowthFloor', { measure: 'members', rate: '0.02' }).spec, facts({}), context('2023-10-01'))).toBe('tooFewCounts');
  });

  it('bug-368: names no pace on the last day, when none is left to go', () => {
    const due = { on: '2023-12-31', value: '1000' };
    const spec = expand('netDelta', { measure: 'members', change: '80', baseline: due, maxAgeDays: 120, decidingDate: '2024-09-26' }).spec;
    expect(forecastOf(spec, facts({ measurements: steady }), context('2024-09-26'))).toMatchObject({ latest: '27', requiredPace: null });
  });

  it('does not see what is counted later', () => {
    const later = facts({ measurements: [...steady, ...counts(['2024-12-25', 500])] });
    expect(forecastOf(eighty, later, context('2024-10-01'))).toEqual(forecastOf(eighty, facts({ measurements: steady }), context('2024-10-01')));
  });

  it('of a total adds what is to come to what has come', () => {
    const recruited = expand('totalOverPeriod', { measure: 'recruited', amount: '1200' }).spec;
    const months = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01'];
    const flows = months.slice(0, -1).map((from, index) => flow('recruited', 'branch', from, months[index + 1] as string, '31'));
    const found = forecastOf(recruited, facts({ measurements: flows }), context('2024-05-01'));
    expect(found).toMatchObject({ latest: '124', latestOn: '2024-04-30', decidingOn: '2025-12-31' });
    // 124 in 121 days, and 610 days to go.
    expect(Number(typeof found === 'string' ? NaN : found.central)).toBeCloseTo(124 + (124 / 121) * 610, 6);
  });

  it.each([
    ['judged', 'rubricState', { rubric: 'standing', target: 'good' }],
    ['noPath', 'deliverable', { register: 'things', entry: 'one', due: '2024-12-31' }],
    ['noPath', 'directionOnly', { measure: 'members', direction: 'up', baseline: { on: '2023-12-31', value: '1000' } }],
    ['noBaseline', 'netDelta', { measure: 'members', change: '80' }],
    ['decided', 'netDelta', { measure: 'members', change: '80', baseline: { on: '2023-12-31', value: '1000' }, decidingDate: '2024-09-30' }],
  ])('is not made, and says why: %s', (why, type, parameters) => {
    expect(forecastOf(expand(type, parameters).spec, facts({ measurements: steady }), context('2024-10-01'))).toBe(why);
  });
});

describe('what came of a forecast', () => {
  it('bug-369: is not what was last counted long before the day that it was about', () => {
    const old = facts({ measurements: steady });
    expect(cameTo(eighty, old, context('2025-12-31'))).toBeNull();
    const fresh = facts({ measurements: [...steady, ...counts(['2025-12-01', 1070])] });
    expect(cameTo(eighty, fresh, context('2025-12-31'))).toEqual({ on: '2025-12-01', amount: '70' });
  });

  it('bug-370: is no total that lacks its last period', () => {
    const recruited = expand('totalOverPeriod', { measure: 'recruited', amount: '1200' }).spec;
    const first = flow('recruited', 'branch', '2024-01-01', '2025-01-01', '500');
    const last = flow('recruited', 'branch', '2025-01-01', '2026-01-01', '600');
    expect(cameTo(recruited, facts({ measurements: [first] }), context('2025-12-31'))).toBeNull();
    expect(cameTo(recruited, facts({ measurements: [first, last] }), context('2025-12-31'))).toEqual({ on: '2025-12-31', amount: '1100' });
  });
});
