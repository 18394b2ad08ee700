import { count, flow, planOf, seriesBreak, share, unit } from '../../catalogue/example.js';
import type { Facts } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const units = [unit('north'), unit('south')];
const followed = (measure: string | { kind: string; measure: string }, facts: Partial<Facts>, at: string) =>
  evaluated('monitoredFigure', { measure, maxAgeDays: 100 }, { units, ...facts }, at, { planPeriod: planOf(2024, 2025) });
const counts = [count('m', 'north', '2024-06-30', '10'), count('m', 'south', '2024-06-30', '20')];

describe('a figure that is only followed', () => {
  it('has a value and a data light, and never a course or a result', () => {
    expect(followed('m', { measurements: counts }, '2024-07-01')).toMatchObject({
      course: 'notApplicable',
      result: 'notDecidable',
      data: 'fresh',
      figures: { value: '30' },
      nextChangeOn: '2024-10-09',
    });
    expect(followed('m', { measurements: counts }, '2024-10-09').data).toBe('outdated');
    expect(followed('m', { measurements: counts }, '2026-06-01')).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'outdated' });
  });

  it('says what is not reported', () => {
    expect(followed('m', {}, '2024-07-01')).toMatchObject({ data: 'missing', notes: ['notReported'] });
    expect(followed('m', { measurements: counts.slice(1) }, '2024-07-01')).toMatchObject({ data: 'missing', notes: ['missingUnits'], workList: ['north'] });
  });

  it('bug-353: is an answer in its one form, with parts and nothing that only its reading knows', () => {
    const ratio = { measurements: [share('s', 'north', '2024-06-30', '1', '10'), share('s', 'south', '2024-06-30', '5', '10')] };
    for (const answer of [followed('m', { measurements: counts }, '2024-07-01'), followed({ kind: 'share', measure: 's' }, ratio, '2024-07-01')]) {
      expect(answer.parts).toEqual([]);
      expect(answer).not.toHaveProperty('amount');
    }
  });

  it('may be a share, and is not disturbed by a break since it is compared with nothing', () => {
    const measurements = [share('s', 'north', '2024-06-30', '1', '10'), share('s', 'south', '2024-06-30', '5', '10')];
    const answer = followed({ kind: 'share', measure: 's' }, { measurements, breaks: [seriesBreak('s', '2024-06-01')] }, '2024-07-01');
    expect(answer).toMatchObject({ data: 'fresh', figures: { share: '0.3' } });
  });
});

describe('a flow that is only followed', () => {
  const measure = { kind: 'flow', measure: 'cases' };
  const first = [flow('cases', 'north', '2024-01-01', '2024-04-01', '5'), flow('cases', 'south', '2024-01-01', '2024-04-01', '7')];
  const next = flow('cases', 'north', '2024-04-01', '2024-07-01', '6');

  it('is what the latest period came to, and not the sum of all', () => {
    const south = flow('cases', 'south', '2024-04-01', '2024-07-01', '9');
    const answer = followed(measure, { measurements: [...first, next, south] }, '2024-07-01');
    expect(answer).toMatchObject({ data: 'fresh', figures: { value: '15' }, contributing: ['cases/north/2024-04-01', 'cases/south/2024-04-01'] });
  });

  it('is not known while a unit has not reported the latest period', () => {
    const answer = followed(measure, { measurements: [...first, next] }, '2024-07-01');
    expect(answer).toMatchObject({ data: 'missing', notes: ['missingUnits'], workList: ['south'], figures: { value: null, missingUnits: '1' } });
  });

  it('does not see a period before its last day, and grows outdated by itself', () => {
    expect(followed(measure, { measurements: first }, '2024-03-30')).toMatchObject({ data: 'missing', notes: ['notReported'], nextChangeOn: '2024-03-31' });
    expect(followed(measure, { measurements: first }, '2024-07-09')).toMatchObject({ data: 'fresh', nextChangeOn: '2024-07-10' });
    expect(followed(measure, { measurements: first }, '2024-07-10')).toMatchObject({ data: 'outdated', nextChangeOn: null });
  });
});
