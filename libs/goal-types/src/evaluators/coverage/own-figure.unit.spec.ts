import { Refused } from '#kernel';
import { count, planOf, unit } from '../../catalogue/example.js';
import { expand } from '../../catalogue/index.js';
import type { Facts, MeasurementFact } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2024) };
const figure = { type: 'annualGrowthFloor', parameters: { measure: 'members', rate: '0.02' } };
const units = [unit('a'), unit('b')];
const own = (measurements: readonly MeasurementFact[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated('eachUnitReaches', { figure, ...parameters }, { units, measurements, ...facts }, at, plan);
const from = (unit: string, before: string, after: string) => [count('members', unit, '2023-12-31', before), count('members', unit, '2024-12-31', after)];

const midYear = (unit: string, value: string) => [count('members', unit, '2023-12-31', '1000'), count('members', unit, '2024-06-30', value)];

describe('every unit reaches its own figure', () => {
  it('does not let a strong unit make up for a weak one', () => {
    const answer = own([...from('a', '1000', '1500'), ...from('b', '100', '101')], '2025-01-01');
    expect(answer).toMatchObject({ result: 'partly', data: 'fresh', figures: { covered: '1', eligible: '2', share: '0.5', notDone: '1' } });
    expect(answer.parts).toEqual([]);
  });

  it('is reached when all, or the share asked for, have', () => {
    expect(own([...from('a', '100', '103'), ...from('b', '100', '102')], '2025-01-01').result).toBe('reached');
    expect(own([...from('a', '100', '103'), ...from('b', '100', '101')], '2025-01-01', { required: '0.5' }).result).toBe('reached');
  });

  it('keeps what can not be decided unknown, and lists those units', () => {
    const answer = own(from('a', '100', '103'), '2025-01-01');
    expect(answer).toMatchObject({ result: 'notDecidable', data: 'provisional', workList: ['b'], notes: ['missingUnits'] });
    expect(explain(answer, 'nb')).toContain('Ikke avgjort for 1: utgangspunktet er ikke fastsatt.');
    expect(own([], '2025-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['notReported'] });
  });

  it('has the course of its units while it runs', () => {
    expect(own([...midYear('a', '1010'), ...midYear('b', '1020')], '2024-07-01')).toMatchObject({
      course: 'onCourse',
      figures: { onCourse: '2', behind: '0' },
    });
    expect(own([...midYear('a', '1010'), ...midYear('b', '1001')], '2024-07-01')).toMatchObject({ course: 'behind', result: 'notDecidable', workList: [] });
  });

  it('lets a newcomer off, and asks no unit that is gone', () => {
    const those = [unit('a'), unit('b', { to: '2024-06-01', succeededBy: ['a'] }), unit('new', { from: '2024-11-01' })];
    expect(own(from('a', '100', '103'), '2025-01-01', { graceDays: 90 }, { units: those })).toMatchObject({ result: 'reached', figures: { eligible: '1' } });
    expect(own(from('a', '100', '103'), '2025-01-01', {}, { units: those })).toMatchObject({ result: 'notDecidable', workList: ['new'] });
  });

  it.each([
    ['rubricState', { rubric: 'q', target: 'fair' }],
    ['allUnitsOnce', { coverage: 'c' }],
    ['monitoredFigure', { measure: 'm' }],
  ])('refuses %s, which is no figure that one unit reaches, by its name', (type, parameters) => {
    const refused = () => expand('eachUnitReaches', { figure: { type, parameters } });
    expect(refused).toThrow(Refused);
    expect(refused).toThrow(`parameters.figure.type: ${type} gives no figure`);
  });

  it('names what is wrong inside the figure where it stands', () => {
    expect(() => expand('eachUnitReaches', { figure: { ...figure, parameters: { measure: 'members', rate: 'two' } } })).toThrow(
      'parameters.figure.parameters.rate',
    );
  });
});
