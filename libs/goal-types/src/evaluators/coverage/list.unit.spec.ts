import { occasion, planOf, report, unit } from '../../catalogue/example.js';
import { explain } from '../../sentences/index.js';
import type { CoverageFact, Facts } from '../../facts.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('a'), unit('b')];
const occasions = [occasion('c4', 'march', '2024-03-08'), occasion('c4', 'may', '2024-05-01')];
const listed = (coverage: readonly CoverageFact[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated('allUnitsEachOccasion', { coverage: 'c4', ...parameters }, { units, occasions, coverage, ...facts }, at, plan);
const on = (unit: string, day: string, occasion: string, state: CoverageFact['state'] = 'done') =>
  report('c4', unit, day, state, { occasion, eventId: `${unit}/${occasion}/${day}` });
const both = (day: string, occasion: string) => [on('a', day, occasion), on('b', day, occasion)];

describe('all units on every listed occasion', () => {
  it('counts done pairs over those that apply so far, and tells each occasion by itself', () => {
    const { figures, parts } = listed([...both('2024-03-08', 'march'), on('a', '2024-05-01', 'may')], '2024-06-15');
    expect(figures).toMatchObject({ covered: '3', eligible: '4', share: '0.75', notReported: '1', occasionsSoFar: '2' });
    expect(parts.map(({ title, result }) => [title, result])).toEqual([
      ['march', 'reached'],
      ['may', 'notDecidable'],
    ]);
  });

  it('takes a missed date as final, also when it is done later', () => {
    const reports = [...both('2024-03-08', 'march'), on('a', '2024-05-01', 'may'), on('b', '2024-05-02', 'may', 'notDone'), on('b', '2024-06-20', 'may')];
    expect(listed(reports, '2024-07-01')).toMatchObject({ result: 'partly', course: 'behind' });
  });

  it('waits for reports of an occasion, and then knows nothing', () => {
    const reports = both('2024-03-08', 'march');
    expect(listed(reports, '2024-05-31')).toMatchObject({ course: 'onCourse', data: 'provisional', figures: { waiting: '2' }, nextChangeOn: '2024-06-01' });
    expect(listed(reports, '2024-06-01')).toMatchObject({ course: 'notApplicable', data: 'missing', figures: { notReported: '2' }, workList: ['a', 'b'] });
  });

  it('is reached only after the deciding date: more occasions may be listed', () => {
    const reports = [...both('2024-03-08', 'march'), ...both('2024-05-01', 'may')];
    expect(listed(reports, '2025-12-31')).toMatchObject({ result: 'notDecidable', course: 'onCourse' });
    expect(listed(reports, '2026-01-01').result).toBe('reached');
    expect(listed(reports, '2026-01-01', {}, { occasions: [...occasions, occasion('c4', 'october', '2025-10-10')] }).result).toBe('notDecidable');
    expect(listed(reports, '2026-01-01', { required: '0.6' }, { occasions: [...occasions, occasion('c4', 'october', '2025-10-10')] }).result).toBe('reached');
  });

  it('asks of the list as it is known: neither what is outside the plan, nor another question’s', () => {
    const more = [occasion('c4', 'before', '2023-12-10'), occasion('c4', 'after', '2026-01-10'), occasion('other', 'june', '2024-06-01')];
    expect(listed(both('2024-03-08', 'march'), '2024-04-20', {}, { occasions: [...occasions, ...more] }).figures.occasionsSoFar).toBe('1');
  });

  it('asks a unit only of the occasions on which it existed', () => {
    const those = [unit('a'), unit('b', { to: '2024-04-01', succeededBy: ['a'] }), unit('new', { from: '2024-04-15' })];
    const { figures } = listed([...both('2024-03-08', 'march'), on('a', '2024-05-01', 'may')], '2024-06-15', {}, { units: those });
    expect(figures).toMatchObject({ covered: '3', eligible: '4' });
    expect(listed([], '2024-06-15', { graceDays: 30 }, { units: those }).figures.eligible).toBe('3');
  });

  it('leaves out who was exempt from an occasion', () => {
    const reports = [...both('2024-03-08', 'march'), on('a', '2024-05-01', 'may'), on('b', '2024-05-01', 'may', 'exempt')];
    expect(listed(reports, '2024-06-15')).toMatchObject({ course: 'onCourse', figures: { eligible: '3', exempt: '1' } });
  });

  it('has nothing to judge where no occasion is listed, and is too early before the first', () => {
    expect(listed([], '2024-06-15', {}, { occasions: [] })).toMatchObject({ course: 'notApplicable', result: 'notDecidable', notes: ['noneListed'] });
    expect(listed([], '2024-02-01')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'], nextChangeOn: '2024-03-08' });
  });
});

const days = (unit: string, ...dates: readonly string[]) => dates.map((day) => report('c4', unit, day));
const regularly = (coverage: readonly CoverageFact[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated('allUnitsEachOccasion', { coverage: 'c4', longestDays: 100, ...parameters }, { units, coverage, ...facts }, at, plan);

describe('all units, regularly', () => {
  it('needs a number', () => {
    expect(() => regularly([], '2024-06-01', { longestDays: 0 })).toThrow('parameters.longestDays');
  });

  it('is on course as long as it is not too long since anyone’s last', () => {
    const reports = [...days('a', '2024-03-01'), ...days('b', '2024-03-10')];
    expect(regularly(reports, '2024-06-09')).toMatchObject({ course: 'onCourse', data: 'fresh', workList: [], figures: { longestGap: '100' } });
    expect(regularly(reports, '2024-06-10')).toMatchObject({ course: 'behind', workList: ['a'], figures: { longestGap: '101', longestInterval: '100' } });
  });

  it('takes an interval that was too long as final, though the course recovers', () => {
    const reports = [...days('a', '2024-03-01', '2024-08-01'), ...days('b', '2024-03-01', '2024-06-01')];
    expect(regularly(reports, '2024-08-02')).toMatchObject({ course: 'onCourse', result: 'partly', figures: { kept: '1', covered: '2', longestGap: '153' } });
  });

  it('is too early before the first is due, and unknown of who has never reported', () => {
    expect(regularly([], '2024-04-10')).toMatchObject({ course: 'tooEarly', data: 'missing' });
    expect(regularly(days('a', '2024-03-01'), '2024-04-11')).toMatchObject({ course: 'notApplicable', notes: ['missingUnits'], workList: ['b'] });
  });

  it('is reached after the deciding date when nobody ever let it be too long', () => {
    const steady = ['a', 'b'].flatMap((id) => days(id, '2024-03-01', '2024-06-01', '2024-09-01', '2024-12-01'));
    expect(regularly(steady, '2025-01-01', { decidingDate: '2024-12-31' }).result).toBe('reached');
    expect(regularly(steady.slice(1), '2025-01-01', { decidingDate: '2024-12-31' }).result).toBe('partly');
  });

  it('bug-323: is decided without a newcomer whose first is not due by the deciding date', () => {
    const those = [unit('a'), unit('new', { from: '2025-12-01' })];
    const steady = days('a', '2024-03-01', '2024-06-01', '2024-09-01', '2024-12-01', '2025-03-01', '2025-06-01', '2025-09-01', '2025-12-01');
    expect(regularly(steady, '2026-01-01', {}, { units: those })).toMatchObject({ result: 'reached', data: 'fresh', workList: [] });
  });

  it('bug-324: does not say of those whose first is not due, or who are silent, that it has been too long', () => {
    expect(explain(regularly([], '2024-03-01'), 'nb')).not.toContain('for lenge');
    expect(explain(regularly(days('a', '2024-03-01'), '2024-04-11'), 'nb')).toContain('Aldri for lenge mellom hos 1 av 1');
  });

  it('bug-336: does not say of who did it too long ago that it said no', () => {
    expect(explain(regularly([...days('a', '2024-03-01'), ...days('b', '2024-06-01')], '2024-07-01'), 'nb')).toContain(
      '1 av 2 er à jour (50\u00A0prosent). For lenge siden: 1.',
    );
  });

  it('counts a newcomer’s first interval from the end of its grace, and leaves the exempt out', () => {
    const those = [unit('a'), unit('new', { from: '2024-03-01' })];
    expect(regularly(days('a', '2024-05-01'), '2024-07-10', { graceDays: 31 }, { units: those })).toMatchObject({
      course: 'onCourse',
      figures: { waiting: '1' },
    });
    const exempt = [...days('a', '2024-05-01'), report('c4', 'b', '2024-01-05', 'exempt')];
    expect(regularly(exempt, '2024-07-10')).toMatchObject({ course: 'onCourse', figures: { exempt: '1', eligible: '1' } });
  });
});
