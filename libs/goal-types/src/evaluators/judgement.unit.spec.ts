import { assessed, rubric, unit } from '../catalogue/example.js';
import type { AssessmentFact, Facts } from '../facts.js';
import { evaluated } from '../testing/evaluated.js';

const rubrics = [rubric('r', 1, ['weak', 'fair', 'strong']), rubric('r', 2, ['poor', 'fair', 'strong', 'leading'])];
const on = (date: string, level: string, more: Partial<AssessmentFact> = {}) => assessed('goal', 'N', date, 'r', level, more);
const state = (assessments: readonly AssessmentFact[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated('rubricState', { rubric: 'r', target: 'strong', ...parameters }, { units: [unit('N')], rubrics, assessments, ...facts }, at);

describe('a state on a rubric', () => {
  it('is grey without an assessment, before and after the deciding date', () => {
    const grey = { course: 'notApplicable', result: 'notDecidable', data: 'missing', notes: ['notReported'] };
    expect(state([], '2022-06-01')).toMatchObject(grey);
    expect(state([], '2024-01-01')).toMatchObject(grey);
  });

  it('holds the latest level against the target level', () => {
    expect(state([on('2022-01-01', 'fair')], '2022-06-01')).toMatchObject({ course: 'behind', figures: { level: '2', targetLevel: '3' } });
    expect(state([on('2022-01-01', 'fair'), on('2022-05-01', 'strong')], '2022-06-01')).toMatchObject({ course: 'onCourse', notes: ['improved'] });
  });

  it('is decided on the assessment that stands at the deciding date', () => {
    const assessments = [on('2023-06-01', 'strong'), on('2024-02-01', 'weak')];
    expect(state(assessments, '2023-12-31').result).toBe('notDecidable');
    expect(state(assessments, '2024-03-01')).toMatchObject({ result: 'reached', course: 'notApplicable' });
    expect(state([on('2023-06-01', 'fair')], '2024-01-01').result).toBe('notReached');
  });

  it('is outdated by its cadence, and then decides nothing', () => {
    const assessments = [on('2022-01-01', 'strong')];
    expect(state(assessments, '2022-04-01', { cadenceDays: 90 })).toMatchObject({ data: 'fresh', nextChangeOn: '2022-04-02' });
    expect(state(assessments, '2022-04-02', { cadenceDays: 90 })).toMatchObject({ data: 'outdated', course: 'onCourse' });
    expect(state(assessments, '2024-01-01', { cadenceDays: 90 }).result).toBe('notDecidable');
  });

  it('places each assessment on its own version of the rubric, and does not compare across versions', () => {
    const assessments = [on('2022-01-01', 'weak'), on('2022-05-01', 'fair', { rubricVersion: 2 })];
    expect(state(assessments, '2022-06-01')).toMatchObject({ notes: ['rubricChanged'], figures: { level: '2', targetLevel: '3' } });
  });

  it('says when somebody else has judged, and when the owner judged itself', () => {
    const assessments = [on('2022-01-01', 'fair'), on('2022-05-01', 'fair', { assessor: 'assessor-b', selfAssessed: true })];
    expect(state(assessments, '2022-06-01').notes).toEqual(['assessorChanged', 'selfAssessed', 'unchanged']);
  });

  it('has no course for a level that is not on its version of the rubric', () => {
    expect(state([on('2022-01-01', 'leading')], '2022-06-01')).toMatchObject({ course: 'notApplicable', notes: ['levelUnknown'] });
    expect(state([on('2022-01-01', 'fair', { rubricVersion: 9 })], '2022-06-01').notes).toEqual(['levelUnknown']);
  });

  it('takes the highest seq of two assessments on one day', () => {
    expect(state([on('2022-01-01', 'strong', { seq: 2 }), on('2022-01-01', 'weak')], '2022-06-01')).toMatchObject({ course: 'onCourse', notes: [] });
  });

  it('lets the lowest level speak where several units assess, and never a mean', () => {
    const assessments = [on('2022-01-01', 'strong'), assessed('goal', 'b', '2022-02-01', 'r', 'weak')];
    expect(state(assessments, '2022-06-01', {}, { units: [unit('N'), unit('b')] })).toMatchObject({ course: 'behind', figures: { level: '1' } });
  });

  it('passes over assessments of another goal, another rubric and other units', () => {
    const others = [
      assessed('other', 'N', '2022-01-01', 'r', 'weak'),
      assessed('goal', 'N', '2022-01-01', 'q', 'weak'),
      assessed('goal', 'x', '2022-01-01', 'r', 'weak'),
    ];
    expect(state(others, '2022-06-01').data).toBe('missing');
  });

  it('shows a self-assessment beside the others and lets it decide nothing, where others shall assess', () => {
    const others = { assessedBy: 'others' };
    const own = on('2022-05-01', 'strong', { selfAssessed: true });
    expect(state([on('2022-01-01', 'fair'), own], '2022-06-01', others)).toMatchObject({
      course: 'behind',
      data: 'fresh',
      notes: ['selfAssessedBeside'],
      figures: { level: '2' },
    });
    expect(state([on('2022-01-01', 'fair'), own], '2022-06-01')).toMatchObject({ course: 'onCourse', notes: ['improved', 'selfAssessed'] });
  });

  it('decides nothing where others shall assess and only the owner has', () => {
    const own = on('2023-05-01', 'strong', { selfAssessed: true });
    const undecided = {
      course: 'notApplicable',
      result: 'notDecidable',
      data: 'provisional',
      notes: ['onlySelfAssessed', 'selfAssessed'],
      figures: { level: '3' },
    };
    expect(state([own], '2023-06-01', { assessedBy: 'others' })).toMatchObject(undecided);
    expect(state([own], '2024-01-01', { assessedBy: 'others' })).toMatchObject(undecided);
    expect(state([own], '2024-01-01').result).toBe('reached');
  });
});
