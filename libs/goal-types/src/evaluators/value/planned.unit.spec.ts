import { day, entry, planOf, unit } from '../../catalogue/example.js';
import type { EntryFact } from '../../facts.js';
import { parseSpec } from '../../spec/index.js';
import { evaluatedSpec } from '../../testing/evaluated.js';

const spec = (limit: string) =>
  parseSpec({
    evaluator: 'value',
    relativeTo: 'ownPlan',
    measure: { kind: 'entries', register: 'gatherings', states: ['delivered'], having: null },
    when: { kind: 'byDate', bound: { kind: 'atLeast', limit, strict: false }, tolerance: '0' },
    maxAgeDays: null,
    decidingDate: null,
  });
const planned = (id: string, on: string, more: Partial<EntryFact> = {}) => entry('gatherings', id, '2024-01-01', 'planned', { plannedFor: day(on), ...more });
const held = (id: string, on: string, more: Partial<EntryFact> = {}) => entry('gatherings', id, on, 'delivered', more);
const gatherings = (entries: readonly EntryFact[], at: string, limit = '3') =>
  evaluatedSpec(spec(limit), { units: [unit('b')], entries }, at, { planPeriod: planOf(2024, 2025) });

describe('a number that its own plan leads to', () => {
  const three = [planned('spring', '2024-04-10'), planned('autumn', '2024-10-10'), planned('next', '2025-04-10')];

  it('expects by each day as many as are planned for by then', () => {
    expect(gatherings(three, '2024-04-09')).toMatchObject({ course: 'onCourse', figures: { expected: '0', entries: '0', planned: '3' } });
    expect(gatherings(three, '2024-04-10')).toMatchObject({ course: 'behind', figures: { expected: '1' } });
    expect(gatherings([...three, held('spring', '2024-04-10')], '2024-04-10').course).toBe('onCourse');
    expect(gatherings([...three, held('spring', '2024-04-01')], '2024-04-05').course).toBe('ahead');
  });

  it('is decided on what was held by the deciding date', () => {
    const all = [...three, held('spring', '2024-04-10'), held('autumn', '2024-10-10'), held('next', '2025-04-10')];
    expect(gatherings(all, '2026-01-01')).toMatchObject({ course: 'notApplicable', result: 'reached' });
    expect(gatherings(all, '2026-01-01', '4')).toMatchObject({ result: 'notReached', notes: [] });
  });

  it('does not count a cancelled gathering as planned, and says that fewer are planned than are asked for', () => {
    const cancelled = [...three, entry('gatherings', 'next', '2024-06-01', 'cancelled')];
    expect(gatherings(cancelled, '2024-07-01')).toMatchObject({ notes: ['plannedTooFew'], figures: { planned: '2' } });
    const replaced = [...cancelled, planned('instead', '2025-09-01'), held('spring', '2024-04-10')];
    expect(gatherings(replaced, '2024-07-01')).toMatchObject({ course: 'onCourse', notes: [] });
  });

  it('follows a plan that is moved', () => {
    const moved = [...three, planned('spring', '2024-05-10', { from: day('2024-04-01'), eventId: 'moved' })];
    expect(gatherings(moved, '2024-04-15').course).toBe('onCourse');
    expect(gatherings(moved, '2024-03-01').figures.expected).toBe('0');
    expect(gatherings(moved, '2024-05-10').course).toBe('behind');
  });

  it('is neither on course nor behind where nothing is planned', () => {
    const unplanned = [entry('gatherings', 'idea', '2024-01-01', 'planned')];
    expect(gatherings(unplanned, '2024-06-01')).toMatchObject({ course: 'notApplicable', notes: ['nothingPlanned'], figures: { expected: null } });
  });
});
