import { count, seriesBreak, unit } from '../../catalogue/example.js';
import type { Facts, MeasurementFact } from '../../facts.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const units = [unit('N')];
const counts = (...values: readonly (readonly [on: string, value: string])[]): readonly MeasurementFact[] =>
  values.map(([on, value]) => count('m', 'N', on, value));
const threeYears = (end2021: string, end2022: string, end2023: string) =>
  counts(['2020-12-31', '10000'], ['2021-12-31', end2021], ['2022-12-31', end2022], ['2023-12-31', end2023]);
const growth = (facts: Partial<Facts>, at: string, parameters = {}, asking: Asking = {}) =>
  evaluated('annualGrowthFloor', { measure: 'm', rate: '0.02', ...parameters }, { units, ...facts }, at, asking);

describe('annual growth', () => {
  it('compares unrounded: 1.96 % is not 2 %', () => {
    const { result, figures } = growth({ measurements: threeYears('10200', '10404', '10607.9184') }, '2024-01-01');
    expect({ result, growth: figures.growth }).toMatchObject({ result: 'partly', growth: '0.0196' });
  });

  it('is reached when every year meets the floor exactly', () => {
    expect(growth({ measurements: threeYears('10200', '10404', '10612.08') }, '2024-01-01').result).toBe('reached');
  });

  it('does not let a strong year repair a weak one', () => {
    const { result, figures } = growth({ measurements: threeYears('11000', '11011', '11300') }, '2024-01-01');
    expect(result).toBe('partly');
    expect(figures).toMatchObject({ yearsMet: '2', yearsDecided: '3', yearsRequired: '3' });
  });

  it('is annual and not compound: 6.12 % over three years does not make up for a year that missed', () => {
    const { result, figures } = growth({ measurements: threeYears('10500', '10500', '10612.08') }, '2024-01-01');
    expect({ result, met: figures.yearsMet }).toEqual({ result: 'partly', met: '1' });
  });

  it('may be held back instead of sought', () => {
    const facts = { measurements: threeYears('10200', '10404', '10612.08') };
    expect(growth(facts, '2024-01-01', { comparison: 'atMost' }).result).toBe('reached');
    expect(growth(facts, '2024-01-01', { comparison: 'moreThan' }).result).toBe('notReached');
  });

  it('is reached in k of n years where the interpretation asks for k', () => {
    expect(growth({ measurements: threeYears('11000', '11011', '11300') }, '2024-01-01', { yearsRequired: 2 }).result).toBe('reached');
  });

  it('is not reached when no year met the floor', () => {
    expect(growth({ measurements: threeYears('10000', '9900', '9900') }, '2024-01-01').result).toBe('notReached');
  });

  it('decides nothing on the last day of the plan, and everything the day after', () => {
    const facts = { measurements: threeYears('10200', '10404', '10700') };
    expect(growth(facts, '2023-12-31')).toMatchObject({ result: 'notDecidable', course: 'ahead', nextChangeOn: '2024-01-01' });
    expect(growth(facts, '2024-01-01')).toMatchObject({ result: 'reached', course: 'notApplicable', nextChangeOn: null });
  });

  it('follows a moved deciding date', () => {
    const asking = { decidingDate: count('m', 'N', '2022-12-31', '0').from };
    expect(growth({ measurements: threeYears('10200', '10404', '9000') }, '2023-01-01', {}, asking).result).toBe('reached');
  });

  it('holds the open year against an even pace up to the counting date, not up to the day asked about', () => {
    const facts = { measurements: counts(['2020-12-31', '10000'], ['2021-03-31', '10050']) };
    const { course, figures } = growth(facts, '2021-05-20');
    expect(course).toBe('ahead');
    expect(figures).toMatchObject({ growth: '0.005', expected: expect.stringMatching(/^0\.00493/) as unknown });
  });

  it.each([
    ['0', 'behind'],
    ['0.001', 'onCourse'],
  ])('is with a tolerance of %s %s', (tolerance, course) => {
    const facts = { measurements: counts(['2020-12-31', '10000'], ['2021-06-30', '10095']) };
    expect(growth(facts, '2021-07-01', { tolerance }).course).toBe(course);
  });

  it('shows negative growth as it is', () => {
    expect(growth({ measurements: counts(['2020-12-31', '10000'], ['2021-06-30', '8000']) }, '2021-07-01').figures.growth).toBe('-0.2');
  });

  it('is too early before the year has a count', () => {
    expect(growth({ measurements: counts(['2020-12-31', '10000']) }, '2021-01-10')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'], data: 'fresh' });
  });

  it('says that there is no baseline when nothing was counted before the first year', () => {
    expect(growth({ measurements: counts(['2021-06-30', '10000']) }, '2021-07-01')).toMatchObject({
      course: 'notApplicable',
      data: 'missing',
      notes: ['noBaseline'],
    });
  });

  it('takes the locked baseline before any count of that day', () => {
    const facts = { measurements: counts(['2020-12-31', '10000'], ['2021-12-31', '10200']) };
    expect(growth(facts, '2022-01-01', { baseline: { on: '2020-12-31', value: '10100' } }).figures).toMatchObject({ yearsMet: '0', yearsDecided: '1' });
  });

  it('notes growth from nothing as a division by zero', () => {
    const facts = { measurements: counts(['2020-12-31', '0'], ['2021-06-30', '10']) };
    expect(growth(facts, '2021-07-01')).toMatchObject({ course: 'notApplicable', notes: ['divisionByZero'] });
  });

  it('does not count a year without a value as not met', () => {
    const measurements = counts(['2020-12-31', '10000'], ['2021-12-31', '10200'], ['2023-12-31', '10700']);
    const { result, data, figures } = growth({ measurements }, '2024-01-01');
    expect({ result, data }).toEqual({ result: 'notDecidable', data: 'missing' });
    expect(figures).toMatchObject({ yearsMet: '1', yearsDecided: '1' });
  });

  it('is not reached for certain when too many decided years missed, whatever the missing one held', () => {
    const measurements = counts(['2020-12-31', '10000'], ['2021-12-31', '10100'], ['2023-12-31', '10700']);
    expect(growth({ measurements }, '2024-01-01').result).toBe('notReached');
  });

  it('does not let a count from the autumn stand for the end of the year when it is too old', () => {
    const measurements = counts(['2020-12-31', '10000'], ['2021-09-30', '10300']);
    expect(growth({ measurements }, '2022-01-05').figures).toMatchObject({ yearsDecided: '0' });
    expect(growth({ measurements }, '2022-01-05', { maxAgeDays: 120 }).figures).toMatchObject({ yearsDecided: '1' });
  });

  it('can not decide a year across a break in the series, and compares again after it', () => {
    const facts = { measurements: threeYears('9000', '9300', '9500'), breaks: [seriesBreak('m', '2021-06-01')] };
    expect(growth(facts, '2021-12-31')).toMatchObject({ course: 'notApplicable', data: 'break', notes: ['seriesBreak'] });
    const after = growth(facts, '2022-12-31');
    expect(after).toMatchObject({ course: 'ahead', data: 'fresh' });
    expect(after.figures).toMatchObject({ yearsMet: '0', yearsDecided: '0' });
    expect(growth(facts, '2024-01-01')).toMatchObject({ result: 'notDecidable', data: 'break' });
  });

  it('does not read a clean-up of the register as a loss: members struck for arrears are a break, and growth is counted anew from it', () => {
    // 1,203 are struck in January 2022; the year after grows by 2 % of what is left.
    const measurements = counts(['2020-12-31', '10000'], ['2021-12-31', '10250'], ['2022-12-31', '9100'], ['2023-12-31', '9282']);
    const { result, figures, notes } = growth({ measurements, breaks: [seriesBreak('m', '2022-01-15')] }, '2024-01-01');
    expect({ result, notes }).toEqual({ result: 'notDecidable', notes: ['seriesBreak'] });
    expect(figures).toMatchObject({ yearsMet: '2', yearsDecided: '2' });
  });

  it('compares across a break as far as both ways of counting overlap', () => {
    const facts = { measurements: threeYears('10300', '10600', '10900'), breaks: [seriesBreak('m', '2021-06-01', '2021-12-31')] };
    expect(growth(facts, '2024-01-01')).toMatchObject({ result: 'reached', data: 'fresh' });
  });

  it('takes the highest seq of two counts of the same day', () => {
    const measurements = [...counts(['2020-12-31', '10000'], ['2021-06-30', '10500']), count('m', 'N', '2021-06-30', '9900', { seq: 7 })];
    expect(growth({ measurements }, '2021-07-01').figures.growth).toBe('-0.01');
  });

  it('marks provisional counts and still answers', () => {
    const measurements = [...counts(['2020-12-31', '10000']), count('m', 'N', '2021-06-30', '10500', { provisional: true })];
    expect(growth({ measurements }, '2021-07-01')).toMatchObject({ course: 'ahead', data: 'provisional' });
  });

  it('says so when the plan holds no whole year', () => {
    const asking = { planPeriod: { from: unit('N', { from: '2021-02-01' }).from, to: unit('N', { from: '2021-12-01' }).from } };
    expect(growth({}, '2022-01-01', {}, asking)).toMatchObject({ result: 'notDecidable', notes: ['noWholeYear'] });
  });

  it('rests on the counts at both ends of every year, and on the break', () => {
    const facts = { measurements: [...threeYears('9000', '9300', '9500'), count('m', 'N', '2021-03-31', '1')], breaks: [seriesBreak('m', '2021-06-01')] };
    expect(growth(facts, '2024-01-01').contributing).toEqual(['break/m/2021-06-01', 'm/N/2020-12-31', 'm/N/2021-12-31', 'm/N/2022-12-31', 'm/N/2023-12-31']);
  });
});

describe('the open year of a seasonal stock', () => {
  // By midyear 2019 had 3 of its 4 %, and 2020 had 4.25 of its 5 %: 0.75 and 0.85 of the year's growth, 0.8 on average.
  const earlier = counts(['2018-12-31', '10000'], ['2019-06-30', '10300'], ['2019-12-31', '10400'], ['2020-06-30', '10842'], ['2020-12-31', '10920']);
  const midyear = { measurements: [...earlier, ...counts(['2021-06-30', '11051.04'])] };
  const path = { shape: 'seasonal', years: 2 };

  it('is held against the part of earlier years’ growth that was there by the same day', () => {
    const seasonal = growth(midyear, '2021-07-01', { path });
    expect(seasonal).toMatchObject({ course: 'behind', figures: { growth: '0.012', expected: '0.016' } });
    expect(seasonal.contributing).toContain('m/N/2019-06-30');
    expect(growth(midyear, '2021-07-01').course).toBe('ahead');
  });

  it('looks at so many years back as asked', () => {
    expect(growth(midyear, '2021-07-01', { path: { shape: 'seasonal', years: 1 } }).figures.expected).toBe('0.017');
  });

  it('passes over years that are not whole: a break, a silent unit, no count by the day', () => {
    const one = '0.017';
    expect(growth({ ...midyear, breaks: [seriesBreak('m', '2019-03-01')] }, '2021-07-01', { path }).figures.expected).toBe(one);
    expect(growth({ measurements: midyear.measurements.filter(({ from }) => from !== '2019-06-30') }, '2021-07-01', { path }).figures.expected).toBe(one);
    const joined = [unit('N'), unit('O')];
    const other = ['2019-12-31', '2020-06-30', '2020-12-31', '2021-06-30'].map((on) => count('m', 'O', on, '0'));
    expect(growth({ units: joined, measurements: [...midyear.measurements, ...other] }, '2021-07-01', { path }).figures.expected).toBe(one);
  });

  it('expects nothing, and says why, where no earlier year can tell', () => {
    const facts = { measurements: counts(['2020-12-31', '10920'], ['2021-06-30', '11051.04']) };
    expect(growth(facts, '2021-07-01', { path })).toMatchObject({ course: 'notApplicable', notes: ['noEarlierYears'], figures: { expected: null } });
  });

  it('tells nothing of a year that came to nothing', () => {
    const flat = counts(['2019-12-31', '10000'], ['2020-06-30', '10500'], ['2020-12-31', '10000'], ['2021-06-30', '10100']);
    expect(growth({ measurements: flat }, '2021-07-01', { path }).notes).toEqual(['noEarlierYears']);
  });

  it('counts twelve months rolling beside it', () => {
    // 11,051.04 over 10,842 is 1.92824…% more.
    expect(growth(midyear, '2021-07-01', { path }).figures.rollingYearGrowth).toMatch(/^0\.019280/);
  });
});

describe('annual growth over several units', () => {
  const both = [unit('a'), unit('b')];
  const ends2020 = [count('m', 'a', '2020-12-31', '600'), count('m', 'b', '2020-12-31', '400')];

  it('sums the units', () => {
    const measurements = [...ends2020, count('m', 'a', '2021-06-30', '610'), count('m', 'b', '2021-06-30', '410')];
    expect(growth({ units: both, measurements }, '2021-07-01').figures).toMatchObject({ value: '1020', growth: '0.02', missingUnits: '0' });
  });

  it('carries the last count of a unit that is silent, says which it is, and decides nothing on it', () => {
    const measurements = [...ends2020, count('m', 'a', '2021-12-31', '650')];
    const open = growth({ units: both, measurements }, '2021-12-31');
    expect(open).toMatchObject({ course: 'ahead', data: 'provisional', notes: ['missingUnits'], workList: ['b'] });
    expect(open.figures).toMatchObject({ value: '1050', missingUnits: '1' });
    expect(growth({ units: both, measurements }, '2022-01-01').figures).toMatchObject({ yearsDecided: '0' });
  });

  it('does not know the total while a unit has never counted: not reported is not zero', () => {
    const measurements = [count('m', 'a', '2020-12-31', '600'), count('m', 'a', '2021-06-30', '700')];
    const { course, data, notes, figures, workList } = growth({ units: both, measurements }, '2021-07-01');
    expect({ course, data, notes, workList }).toEqual({ course: 'notApplicable', data: 'missing', notes: ['missingUnits'], workList: ['b'] });
    expect(figures).toMatchObject({ value: null, growth: null });
  });

  it('counts the members of a merged unit exactly once, before and after the other has counted them', () => {
    const merging = [unit('a'), unit('b', { to: '2021-05-01', succeededBy: ['a'] })];
    const measurements = [...ends2020, count('m', 'a', '2021-04-30', '600'), count('m', 'b', '2021-04-30', '400'), count('m', 'a', '2021-06-30', '1010')];
    const value = (at: string) => growth({ units: merging, measurements }, at).figures.value;
    expect([value('2021-04-30'), value('2021-05-01'), value('2021-06-29'), value('2021-06-30')]).toEqual(['1000', '1000', '1000', '1010']);
  });

  it('counts the members of a split unit exactly once, until all its heirs have counted', () => {
    const splitting = [
      unit('a'),
      unit('b', { to: '2021-05-01', succeededBy: ['b1', 'b2'] }),
      unit('b1', { from: '2021-05-01' }),
      unit('b2', { from: '2021-05-01' }),
    ];
    const measurements = [
      ...ends2020,
      count('m', 'a', '2021-04-30', '600'),
      count('m', 'b', '2021-04-30', '400'),
      count('m', 'b1', '2021-05-31', '150'),
      count('m', 'b2', '2021-06-10', '260'),
    ];
    const value = (at: string) => growth({ units: splitting, measurements }, at).figures.value;
    expect([value('2021-05-15'), value('2021-05-31'), value('2021-06-10')]).toEqual(['1000', '1000', '1010']);
  });

  it('counts once through two mergers in a row', () => {
    const chain = [unit('a', { to: '2021-03-01', succeededBy: ['b'] }), unit('b', { to: '2021-04-01', succeededBy: ['c'] }), unit('c', { from: '2021-04-01' })];
    const value = (at: string) => growth({ units: chain, measurements: ends2020 }, at, { maxAgeDays: 400 }).figures.value;
    expect([value('2021-02-01'), value('2021-03-15'), value('2021-04-15')]).toEqual(['1000', '1000', '1000']);
  });

  it('passes over counts dated outside the life of their unit', () => {
    const young = [unit('a'), unit('b', { from: '2021-03-01' })];
    const measurements = [...ends2020, count('m', 'a', '2021-01-31', '600')];
    expect(growth({ units: young, measurements }, '2021-02-01').figures).toMatchObject({ value: '600', previousValue: '600' });
  });

  it('lets a new unit off until its first count is due', () => {
    const young = [unit('a'), unit('b', { from: '2021-03-01' })];
    const measurements = [count('m', 'a', '2020-12-31', '600'), count('m', 'a', '2021-03-31', '610'), count('m', 'a', '2021-05-31', '620')];
    expect(growth({ units: young, measurements }, '2021-04-01').notes).toEqual([]);
    expect(growth({ units: young, measurements }, '2021-06-01')).toMatchObject({ notes: ['missingUnits'], workList: ['b'], data: 'missing' });
  });
});
