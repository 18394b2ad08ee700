import { day, entry, planOf, unit } from '../../catalogue/example.js';
import type { EntryFact, Facts } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('a'), unit('b')];
const held = (entries: readonly EntryFact[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated('coverageMaintained', { register: 'offices', ...parameters }, { units, entries, ...facts }, at, plan);
const office = (unit: string, from: string, state: EntryFact['state'] = 'active', more: Partial<EntryFact> = {}) =>
  entry('offices', `of-${unit}`, from, state, { unit, ...more });
const both = [office('a', '2023-01-01'), office('b', '2023-06-01')];

describe('coverage that is maintained', () => {
  it('is never done for good: it is decided only after the deciding date', () => {
    expect(held(both, '2025-12-31')).toMatchObject({ course: 'onCourse', result: 'notDecidable', figures: { share: '1' } });
    expect(held(both, '2026-01-01')).toMatchObject({ course: 'notApplicable', result: 'reached' });
  });

  it('falls on the day an office becomes vacant, and rises when it is filled again', () => {
    const vacant = [...both, office('b', '2024-05-01', 'ended'), office('b', '2024-09-01')];
    expect(held(vacant, '2024-04-30')).toMatchObject({ course: 'onCourse', nextChangeOn: '2024-05-01' });
    expect(held(vacant, '2024-05-01')).toMatchObject({ course: 'behind', notes: ['notThroughout'], figures: { covered: '1', notDone: '1' } });
    expect(held(vacant, '2024-09-01')).toMatchObject({ course: 'onCourse', notes: ['notThroughout'] });
  });

  it('is partly reached where it fell below on the way, and not reached where it was below in the end', () => {
    const vacant = [...both, office('b', '2024-05-01', 'ended')];
    expect(held(vacant, '2026-01-01').result).toBe('notReached');
    expect(held([...vacant, office('b', '2024-09-01')], '2026-01-01').result).toBe('partly');
  });

  it('falls when an agreement ends by itself, the day that it is out', () => {
    const ending = [office('a', '2023-01-01'), office('b', '2023-01-01', 'active', { to: day('2025-01-01') })];
    expect(held(ending, '2024-12-31').course).toBe('onCourse');
    expect(held(ending, '2025-01-01')).toMatchObject({ course: 'behind', figures: { notDone: '1', notReported: '0' } });
  });

  it('bug-327: does not say that what was only planned is lost, nor that it is a matter of one day', () => {
    const told = explain(held([office('a', '2023-01-01'), office('b', '2024-02-01', 'planned')], '2024-06-01', { required: '0.5' }), 'nb');
    expect(told).toContain('1 av 2 har en gyldig (50\u00A0prosent). Uten gyldig: 1, ukjent: 0.');
    expect(told).toContain('Målet er minst 50\u00A0prosent til enhver tid til og med 31.12.2025.');
  });

  it('knows nothing of a unit without any entry', () => {
    expect(held(both.slice(0, 1), '2024-06-01')).toMatchObject({ course: 'notApplicable', data: 'provisional', notes: ['missingUnits'], workList: ['b'] });
    expect(held(both.slice(0, 1), '2026-01-01').result).toBe('notDecidable');
  });

  it('is on course within the tolerance, which does not help the result', () => {
    const vacant = [...both, office('b', '2024-05-01', 'ended')];
    expect(held(vacant, '2024-06-01', { required: '0.6', tolerance: '0.1' })).toMatchObject({ course: 'onCourse', notes: ['notThroughout'] });
    expect(held(vacant, '2026-01-01', { required: '0.6', tolerance: '0.1' }).result).toBe('notReached');
  });

  it('lets a newcomer off, and asks only units that exist on the day', () => {
    const those = [...units, unit('new', { from: '2024-06-01' }), unit('old', { to: '2024-02-01' })];
    expect(held([...both, office('old', '2023-01-01')], '2024-06-30', { graceDays: 30 }, { units: those })).toMatchObject({
      course: 'onCourse',
      figures: { eligible: '2' },
    });
    expect(held([...both, office('old', '2023-01-01')], '2024-07-01', { graceDays: 30 }, { units: those }).workList).toEqual(['new']);
  });

  it('is too early before the goal’s first day', () => {
    expect(held([], '2024-02-01', {}, {})).not.toMatchObject({ course: 'tooEarly' });
    const asking = { ...plan, effectiveFrom: day('2024-06-01') };
    expect(
      evaluated('coverageMaintained', { register: 'offices' }, { units, entries: [office('a', '2023-01-01', 'ended')] }, '2024-02-01', asking),
    ).toMatchObject({
      course: 'tooEarly',
    });
  });
});
