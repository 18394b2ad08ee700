import { planOf, report, unit } from '../../catalogue/example.js';
import type { CoverageFact, Facts } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('a'), unit('b'), unit('c'), unit('d')];
const large = { stratum: 'large', units: ['a', 'b'], obligation: 'must' };
const small = { stratum: 'small', units: ['c', 'd'], obligation: 'should' };
const once = (coverage: readonly CoverageFact[], strata: readonly object[], facts: Partial<Facts> = {}) =>
  evaluated('allUnitsOnce', { coverage: 'c1', strata: [...strata] as never }, { units, coverage, ...facts }, '2024-06-01', plan);
const done = (...ids: readonly string[]) => ids.map((id) => report('c1', id, '2024-05-01'));

describe('strata', () => {
  it('let only those that must decide, and show those that should', () => {
    const answer = once([...done('a', 'b', 'c'), report('c1', 'd', '2024-05-01', 'notDone')], [large, small]);
    expect(answer).toMatchObject({ result: 'reached', figures: { eligible: '2' } });
    expect(answer.parts.map(({ title, result }) => [title, result])).toEqual([
      ['large', 'reached'],
      ['small', 'notDecidable'],
    ]);
    expect(answer.parts.map((part) => explain(part, 'nb').split('.')[0])).toEqual([
      'Disse skal gjøre det, og avgjør',
      'Disse bør gjøre det; de vises, men avgjør ikke',
    ]);
  });

  it('give an emphasised group a row of its own, while all decide', () => {
    const answer = once(done('a', 'b', 'c'), [large]);
    expect(answer).toMatchObject({ result: 'notDecidable', figures: { covered: '3', eligible: '4' }, workList: ['d'] });
    expect(answer.parts).toMatchObject([{ title: 'large', result: 'reached' }]);
  });

  it('list the silent of those that should as well, and rest on their reports', () => {
    const answer = once(done('a', 'b', 'c'), [large, small]);
    expect(answer.workList).toEqual(['d']);
    expect(answer.contributing).toHaveLength(3);
  });

  it('place a unit that took over where the one before it stood', () => {
    const merged = [
      unit('a'),
      unit('b'),
      unit('c', { to: '2024-03-01', succeededBy: ['cd'] }),
      unit('d', { to: '2024-03-01', succeededBy: ['cd'] }),
      unit('cd', { from: '2024-03-01' }),
    ];
    expect(once(done('a', 'b'), [large, small], { units: merged })).toMatchObject({ result: 'reached', workList: ['cd'] });
    const absorbed = [unit('a'), unit('b'), unit('c', { to: '2024-03-01', succeededBy: ['a'] }), unit('d')];
    expect(once(done('b', 'd'), [large, small], { units: absorbed })).toMatchObject({ result: 'notDecidable', workList: ['a'] });
  });

  it('have a name each', () => {
    expect(() => once([], [large, { ...small, stratum: 'large' }])).toThrow('parameters.strata');
  });

  it('let a unit that stands in both decide', () => {
    expect(once(done('a', 'b'), [large, { ...small, units: ['b', 'c', 'd'] }])).toMatchObject({ figures: { eligible: '2' }, result: 'reached' });
  });
});
