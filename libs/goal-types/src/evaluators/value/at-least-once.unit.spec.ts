import { planOf, share, unit } from '../../catalogue/example.js';
import type { JsonObject } from '../../catalogue/index.js';
import type { Facts } from '../../facts.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];

const policy = (kind: string, facts: Partial<Facts>, at: string, parameters: JsonObject = {}) =>
  evaluated('shareThreshold', { measure: 's', share: '0.5', policy: kind, ...parameters }, { units, ...facts }, at, plan);
const shares = (...values: readonly (readonly [on: string, numerator: string, denominator?: string])[]) =>
  values.map(([on, numerator, denominator = '100']) => share('s', 'b', on, numerator, denominator));

describe('a level to be reached at least once', () => {
  it('is reached on the first such day, and stays so', () => {
    const measurements = shares(['2024-03-01', '40'], ['2024-06-01', '50'], ['2024-09-01', '30']);
    expect(policy('atLeastOnce', { measurements }, '2024-05-31')).toMatchObject({ result: 'notDecidable', course: 'notApplicable' });
    expect(policy('atLeastOnce', { measurements }, '2024-06-01')).toMatchObject({ result: 'reached', course: 'notApplicable' });
    expect(policy('atLeastOnce', { measurements }, '2024-10-01').result).toBe('reached');
  });

  it('is not reached only when the whole time is known', () => {
    const known = shares(['2023-12-31', '40'], ['2024-06-30', '41'], ['2025-06-30', '42']);
    expect(policy('atLeastOnce', { measurements: known }, '2026-01-01').result).toBe('notReached');
    expect(policy('atLeastOnce', { measurements: known.slice(1) }, '2026-01-01')).toMatchObject({ result: 'notDecidable', notes: ['gaps'] });
  });

  it('is the opposite of throughout', () => {
    const measurements = shares(['2023-12-31', '40'], ['2024-12-31', '60'], ['2025-12-31', '40']);
    const [once, always] = ['atLeastOnce', 'throughout'].map((kind) => policy(kind, { measurements }, '2026-01-01').result);
    expect([once, always]).toEqual(['reached', 'notReached']);
  });
});
