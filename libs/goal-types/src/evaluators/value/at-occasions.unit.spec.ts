import { count, planOf, unit } from '../../catalogue/example.js';
import type { MeasurementFact } from '../../facts.js';
import { parseSpec } from '../../spec/index.js';
import { evaluatedSpec, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];
const atLeast = (limit: string, strict = false) => ({ kind: 'atLeast', limit, strict }) as const;
const counts = (...values: readonly (readonly [on: string, value: string])[]): readonly MeasurementFact[] =>
  values.map(([on, value]) => count('m', 'b', on, value));

const onDays = (measurements: readonly MeasurementFact[], at: string, more = {}) =>
  evaluatedSpec(
    parseSpec({
      evaluator: 'value',
      relativeTo: 'nothing',
      measure: { kind: 'number', measure: 'm' },
      when: { kind: 'atOccasions', occasions: ['2025-06-01', '2024-06-01'], withinDays: 10, bound: atLeast('100'), required: 'all', ...more },
      maxAgeDays: null,
      decidingDate: null,
    }),
    { units, measurements },
    at,
    plan,
  );

describe('a level on occasions', () => {
  it('waits for each in its turn', () => {
    expect(onDays([], '2024-05-31')).toMatchObject({ course: 'tooEarly', result: 'notDecidable', parts: [], nextChangeOn: '2024-06-01' });
    const once = counts(['2024-06-05', '100']);
    expect(onDays(once, '2024-07-01')).toMatchObject({ course: 'onCourse', result: 'notDecidable', figures: { periodsMet: '1', periodsRequired: '2' } });
    const twice = counts(['2024-06-05', '100'], ['2025-06-11', '120']);
    expect(onDays(twice, '2025-06-11')).toMatchObject({ course: 'notApplicable', result: 'reached', nextChangeOn: null });
  });

  it('passes over what was counted before the day, or too long after it', () => {
    const beside = counts(['2024-05-31', '100'], ['2024-06-12', '100']);
    const { notes, parts } = onDays(beside, '2024-06-12');
    expect({ notes, parts: parts.map(({ title, result, data }) => [title, result, data]) }).toEqual({
      notes: ['gaps', 'missingUnits'],
      parts: [['2024-06-01', 'notDecidable', 'missing']],
    });
  });

  it('needs so many of them where not all are asked for', () => {
    expect(onDays(counts(['2024-06-01', '99'], ['2025-06-01', '100']), '2025-06-01', { required: 1 }).result).toBe('reached');
    expect(onDays(counts(['2024-06-01', '99'], ['2025-06-01', '100']), '2025-06-01').result).toBe('partly');
  });
});
