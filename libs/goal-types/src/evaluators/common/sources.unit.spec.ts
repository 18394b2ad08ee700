import { count, planOf, unit } from '../../catalogue/example.js';
import type { MeasurementFact } from '../../facts.js';
import type { RulesVersion } from '../../rules.js';
import { evaluated } from '../../testing/evaluated.js';

const said = (source: string | null, seq: number, value: string): MeasurementFact =>
  count('m', 'b', '2025-12-31', value, { source, seq, eventId: `${source}/${seq}` });
const level = (measurements: readonly MeasurementFact[], rules: RulesVersion, source: string | null) =>
  evaluated('levelReached', { measure: 'm', bound: { kind: 'atLeast', limit: '100', strict: false } }, { units: [unit('b')], measurements }, '2026-01-01', {
    planPeriod: planOf(2024, 2025),
    rules,
    source,
  });

describe('two values for the same unit and day', () => {
  const both = [said('register', 1, '90'), said('survey', 2, '110')];

  it('by rules 2 are settled by the source that the interpretation names', () => {
    expect(level(both, '2', 'register')).toMatchObject({ figures: { value: '90' }, result: 'notReached', contributing: ['register/1'] });
    expect(level(both, '2', 'survey')).toMatchObject({ figures: { value: '110' }, result: 'reached' });
  });

  it('by rules 2 without a named source, or with one that has said nothing, are settled by which was recorded last', () => {
    expect([level(both, '2', null).figures.value, level(both, '2', 'census').figures.value]).toEqual(['110', '110']);
  });

  it('by rules 1 are settled by which was recorded last, whatever the source', () => {
    expect(level(both, '1', 'register').figures.value).toBe('110');
  });

  it('are visibly from several sources, either way', () => {
    expect([level(both, '1', 'register').notes, level(both, '2', 'register').notes]).toEqual([['severalSources'], ['severalSources']]);
    expect(level([said('register', 1, '90'), said('register', 2, '110')], '2', 'register')).toMatchObject({ notes: [], figures: { value: '110' } });
  });

  it('are no longer told of when a later value stands for the unit', () => {
    expect(
      level([...both.map((fact) => ({ ...fact, from: unit('b', { from: '2025-06-30' }).from })), said('register', 3, '120')], '2', 'register').notes,
    ).toEqual([]);
  });
});
