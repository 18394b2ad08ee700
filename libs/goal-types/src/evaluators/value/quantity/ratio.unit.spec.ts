import { count, planOf, seriesBreak, share, unit } from '../../../catalogue/example.js';
import type { Facts } from '../../../facts.js';
import { evaluated, type Asking } from '../../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];

const threshold = (facts: Partial<Facts>, parameters = {}, at = '2026-01-01', asking: Asking = {}) =>
  evaluated(
    'shareThreshold',
    { measure: 's', share: '0.5', path: { shape: 'linear' }, baseline: { on: '2023-12-31', value: '0.3' }, ...parameters },
    { units, ...facts },
    at,
    {
      ...plan,
      ...asking,
    },
  );

const ofHundred = (numerator: string, comparison: string) =>
  threshold({ measurements: [share('s', 'b', '2025-12-31', numerator, '100')] }, { comparison }).result;

describe('a share threshold (Q3)', () => {
  it('has nothing to divide by where b = 0, and decides nothing', () => {
    expect(threshold({ measurements: [share('s', 'b', '2025-12-31', '0', '0')] })).toMatchObject({ result: 'notDecidable', notes: ['divisionByZero'] });
  });

  it('shows how small a small b is beside the share, and compares it unrounded all the same', () => {
    const { result, figures } = threshold({ measurements: [share('s', 'b', '2025-12-31', '3', '7')] }, { share: '0.43' });
    expect({ result, numerator: figures.numerator, denominator: figures.denominator }).toEqual({ result: 'notReached', numerator: '3', denominator: '7' });
  });

  it('is an error over 100 %, but as a rate is not', () => {
    const measurements = [share('s', 'b', '2025-12-31', '130', '100')];
    expect(threshold({ measurements })).toMatchObject({ result: 'notDecidable', notes: ['shareOverOne'], figures: { share: '1.3' } });
    expect(threshold({ measurements }, { measure: { kind: 'rate', measure: 's' } })).toMatchObject({ result: 'reached', notes: [], figures: { rate: '1.3' } });
  });

  it('can be a ceiling as well, and leave the limit itself outside', () => {
    expect([ofHundred('50', 'atMost'), ofHundred('50', 'lessThan'), ofHundred('50', 'moreThan'), ofHundred('51', 'moreThan')]).toEqual([
      'reached',
      'notReached',
      'notReached',
      'reached',
    ]);
  });
});

const parts = (facts: Partial<Facts>, at = '2026-01-01', asking: Asking = {}) =>
  threshold({ ...facts }, { measure: { kind: 'shareOf', numerator: 'a', denominator: 'b' } }, at, asking);

describe('a share of two measures', () => {
  it('takes the latest of each part, and says that numerator and denominator are of different dates', () => {
    const measurements = [count('a', 'b', '2025-06-30', '40'), count('a', 'b', '2025-12-31', '55'), count('b', 'b', '2025-09-30', '100')];
    const { figures, notes, result, explanation } = parts({ measurements });
    expect({ share: figures.share, notes, result }).toEqual({ share: '0.55', notes: ['partsApart'], result: 'reached' });
    expect(explanation[0]).toMatchObject({ key: 'shareOfParts', values: { on: '2025-12-31', denominatorOn: '2025-09-30' } });
  });

  it('says that numerator and denominator are from different sources', () => {
    const [a, b] = [count('a', 'b', '2025-12-31', '55', { source: 'register' }), count('b', 'b', '2025-12-31', '100', { source: 'survey' })];
    expect(parts({ measurements: [a, b] }).notes).toEqual(['sourcesApart']);
    expect(parts({ measurements: [a, { ...b, source: 'register' }] }).notes).toEqual([]);
  });

  it('is unknown while only the numerator is told, by all or by one of the units', () => {
    expect(parts({ measurements: [count('a', 'b', '2025-12-31', '55')] })).toMatchObject({ result: 'notDecidable', data: 'missing', workList: ['b'] });
    const measurements = ['b', 'c'].map((id) => count('a', id, '2025-12-31', '50')).concat(count('b', 'b', '2025-12-31', '60'));
    expect(parts({ units: [unit('b'), unit('c')], measurements })).toMatchObject({ result: 'notDecidable', notes: ['missingUnits'], workList: ['c'] });
  });

  it('does not let a new unit off that has told one part and not the other', () => {
    const units = [unit('b'), unit('new', { from: '2025-12-01' })];
    const told = ['a', 'b'].map((measure) => count(measure, 'b', '2025-12-15', '60'));
    expect(parts({ units, measurements: told }).workList).toEqual([]);
    expect(parts({ units, measurements: [...told, count('a', 'new', '2025-12-31', '10')] }).workList).toEqual(['new']);
  });

  it('has nothing to divide by where the denominator came to 0', () => {
    expect(parts({ measurements: [count('a', 'b', '2025-12-31', '5'), count('b', 'b', '2025-12-31', '0')] }).notes).toEqual(['divisionByZero']);
  });

  it('is the ratio of the sums over units', () => {
    const measurements = [
      count('a', 'b', '2025-12-31', '10'),
      count('a', 'c', '2025-12-31', '50'),
      count('b', 'b', '2025-12-31', '100'),
      count('b', 'c', '2025-12-31', '50'),
    ];
    expect(parts({ units: [unit('b'), unit('c')], measurements }).figures.share).toBe('0.4');
  });
});

const parity = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('parityWithNeed', { supply: 'supply', need: 'need', low: '0.9', high: '1.1', from: '2024-07-01', ...parameters }, { units, ...facts }, at, plan);
const counted = (supply: string, need: string) => [count('supply', 'b', '2024-06-30', supply), count('need', 'b', '2024-06-30', need)];

describe('parity with need (Q8)', () => {
  it('calls both sides of the band deviations: too much is no better than too little', () => {
    const courses = ['89', '90', '110', '111'].map((supply) => parity({ measurements: counted(supply, '100') }, '2024-07-01').course);
    expect(courses).toEqual(['behind', 'onCourse', 'onCourse', 'behind']);
    expect(parity({ measurements: counted('111', '100') }, '2026-01-01', { maxAgeDays: null }).result).toBe('notReached');
  });

  it('holds supply against the need as re-estimated, from the day of the new estimate', () => {
    const measurements = [...counted('95', '100'), count('need', 'b', '2024-09-01', '120')];
    expect(parity({ measurements }, '2024-08-31').figures.rate).toBe('0.95');
    expect(parity({ measurements }, '2024-09-01')).toMatchObject({ course: 'behind', notes: ['notThroughout', 'partsApart'], figures: { denominator: '120' } });
  });

  it('shows national balance as that, and nothing about where it is not', () => {
    const measurements = [...counted('50', '100'), count('supply', 'c', '2024-06-30', '150'), count('need', 'c', '2024-06-30', '100')];
    const { course, parts, figures } = parity({ units: [unit('b'), unit('c')], measurements }, '2024-07-01');
    expect({ course, parts, rate: figures.rate }).toEqual({ course: 'onCourse', parts: [], rate: '1' });
  });

  it('does not divide numbers from before a break in the statistics by numbers from after it', () => {
    const measurements = [count('supply', 'b', '2024-06-30', '100'), count('need', 'b', '2023-12-31', '100')];
    const broken = parity({ measurements, breaks: [seriesBreak('supply', '2024-01-01')] }, '2024-07-01');
    expect(broken).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['gaps', 'partsApart', 'seriesBreak'] });
    expect(broken.contributing).toContain('break/supply/2024-01-01');
    expect(parity({ measurements, breaks: [seriesBreak('supply', '2023-07-01')] }, '2024-07-01').course).toBe('onCourse');
  });

  it('has no rate of a need of nothing', () => {
    expect(parity({ measurements: counted('10', '0') }, '2024-07-01')).toMatchObject({ course: 'notApplicable', notes: ['divisionByZero', 'gaps'] });
  });
});
