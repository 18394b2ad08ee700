import { assessed, entry, unit } from '../../catalogue/example.js';
import type { EntryFact, Facts } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated } from '../../testing/evaluated.js';

const offer = (id: string, from: string, state: EntryFact['state']) => entry('log', id, from, state);
const posture = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('standingPosture', { log: 'log', cadenceDays: 365, ...parameters }, { units: [unit('N')], ...facts }, at);
const written = (on: string) => ({ ...assessed('goal', 'N', on, 'none', 'none'), rubric: null, rubricVersion: null, level: null });

describe('an attitude told in words', () => {
  it('no occasions arose: that is said, and it is neither good nor bad', () => {
    expect(posture({}, '2022-06-01')).toMatchObject({
      course: 'notApplicable',
      result: 'notDecidable',
      data: 'missing',
      notes: ['noOccasions'],
      figures: { occasions: '0', occasionsHandled: '0' },
    });
  });

  it('counts the occasions that arose in the plan period, and how many were handled, whatever the answer was', () => {
    const entries = [
      offer('before', '2020-12-31', 'underWay'),
      offer('first', '2021-03-01', 'underWay'),
      offer('first', '2021-06-01', 'rejected'),
      offer('second', '2022-01-01', 'underWay'),
      offer('notYet', '2022-02-01', 'planned'),
      offer('withdrawn', '2022-02-01', 'underWay'),
      offer('withdrawn', '2022-03-01', 'cancelled'),
    ];
    const answer = posture({ entries }, '2022-06-01');
    expect(answer).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'fresh', notes: [] });
    expect(answer.figures).toEqual({ occasions: '2', occasionsHandled: '1' });
    expect(explain(answer, 'nb')).toBe('Anledninger i planperioden: 2, håndtert: 1.');
  });

  it('is outdated when the last word of it is too old', () => {
    const assessments = [written('2021-06-01')];
    expect(posture({ assessments }, '2022-06-01', { log: null })).toMatchObject({ data: 'fresh', notes: [], nextChangeOn: '2022-06-02' });
    expect(posture({ assessments }, '2022-06-02', { log: null }).data).toBe('outdated');
    expect(posture({}, '2022-06-02', { log: null })).toMatchObject({ data: 'missing', notes: ['notReported'] });
  });

  it('is never decided, also after the plan', () => {
    expect(posture({ assessments: [written('2023-12-01')] }, '2024-06-01')).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'fresh' });
  });
});
