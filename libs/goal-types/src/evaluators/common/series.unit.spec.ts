import { count, day, unit } from '../../catalogue/example.js';
import type { MeasurementFact, UnitFact } from '../../facts.js';
import { seriesOf } from './series.js';

const members = (id: string, on: string, value: number) => count('members', id, on, String(value));
const values = (facts: readonly MeasurementFact[], units: readonly UnitFact[], on: string) =>
  seriesOf(facts, units, null, { rules: '2', source: null })
    .at(day(on))
    .standing.map(({ value }) => Number(value))
    .toSorted((one, other) => one - other);

const old = unit('old', { to: '2022-07-01', succeededBy: ['east', 'west'] });

describe('what stands for a unit that was split', () => {
  const facts = [members('old', '2022-06-30', 100), members('east', '2022-08-31', 60)];

  it('is its last value until each part has counted', () => {
    const units = [old, unit('east', { from: '2022-07-01' }), unit('west', { from: '2022-07-01' })];
    expect(values(facts, units, '2022-08-31')).toEqual([100]);
    expect(values([...facts, members('west', '2022-09-30', 41)], units, '2022-09-30')).toEqual([41, 60]);
  });

  it('bug-009: is not waited for from a part that has come to stand outside the scope', () => {
    expect(values(facts, [old, unit('east', { from: '2022-07-01' })], '2022-08-31')).toEqual([60]);
  });

  it('bug-010: is not waited for from a part that is gone, but from the one it went to', () => {
    const closed = unit('west', { from: '2022-07-01', to: '2022-08-01' });
    expect(values(facts, [old, unit('east', { from: '2022-07-01' }), closed], '2022-08-31')).toEqual([60]);
    const merged = [old, unit('east', { from: '2022-07-01' }), { ...closed, succeededBy: ['south'] }, unit('south')];
    const counted = [...facts, members('south', '2022-06-30', 10)];
    expect(values(counted, merged, '2022-08-31')).toEqual([10, 100]);
    expect(values([...counted, members('south', '2022-09-30', 51)], merged, '2022-09-30')).toEqual([51, 60]);
  });
});
