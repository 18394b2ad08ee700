import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, idOf, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { assessmentDecider } from './assessment-decider.js';
import { assessGoal, correctAssessment, retractAssessment } from './commands.js';
import { AssessmentCorrected, type AssessmentData, AssessmentMade, AssessmentRetracted } from './events.js';
import type { RubricState } from './rubric-decider.js';

const day = (text: string) => text as CalendarDate;
const { given } = specification(assessmentDecider);

const place = { goal: 'N2', unit: 'alta' };
const data = (more: Partial<AssessmentData> = {}): AssessmentData => ({
  ...place,
  rubric: 'strength',
  rubricVersion: 1,
  level: 'strong',
  rationale: 'Every workplace has a representative.',
  selfAssessed: true,
  evidence: [],
  delivery: null,
  ...more,
});
const said = {
  ...place,
  on: '2021-06-30',
  rubric: 'strength',
  level: 'strong',
  rationale: 'Every workplace has a representative.',
  selfAssessed: true,
};
const made = event(AssessmentMade, data(), { validFrom: day('2021-06-30') });

const rubric: RubricState = {
  versions: [
    { version: 1, from: day('2021-01-01'), levels: ['weak', 'strong'] },
    { version: 2, from: day('2022-01-01'), levels: ['weak', 'fair', 'good'] },
  ],
};
const known = { organisation, rubric };
const assess = (more: object = {}, knowing: object = {}) =>
  command('assessGoal', assessGoal.data.parse({ ...said, ...more }), { known: { ...known, ...knowing } });
const correct = (corrects: string, more: object = {}) => command('correctAssessment', correctAssessment.data.parse({ ...said, corrects, ...more }), { known });
const retract = (corrects: string) => command('retractAssessment', retractAssessment.data.parse({ ...place, corrects }), { known: {} });

describe('assessing a goal', () => {
  it('is on the version of the rubric in force that day', () => {
    given().when(assess()).then(made);
    given()
      .when(assess({ on: '2022-01-01', level: 'fair' }))
      .then(event(AssessmentMade, data({ rubricVersion: 2, level: 'fair' }), { validFrom: day('2022-01-01') }));
  });

  it('may be a narrative alone', () => {
    given()
      .when(assess({ rubric: null, level: null }, { rubric: undefined }))
      .then(event(AssessmentMade, data({ rubric: null, rubricVersion: null, level: null }), { validFrom: day('2021-06-30') }));
  });

  it.each([
    ['a level that the version in force does not have', { level: 'fair' }, 'invalid', 'level'],
    ['a rubric without a level', { level: null }, 'invalid', 'level'],
    ['a level without a rubric', { rubric: null }, 'invalid', 'rubric'],
    ['a day before the first version', { on: '2020-12-31' }, 'invalid', 'on'],
    ['a unit that no longer exists', { on: '2022-07-01', level: 'fair' }, 'invalid', 'unit'],
    ['a unit that was never established', { unit: 'nowhere' }, 'not-found', 'unit'],
  ])('refuses %s', (_, more, kind, field) => {
    expect(given().when(assess(more)).refused()).toMatchObject({ kind, issues: [{ field }] });
  });

  it('names the levels there are', () => {
    expect(
      given()
        .when(assess({ level: 'fair' }))
        .refused().issues[0]?.remedy,
    ).toBe('give one of weak, strong');
  });

  it('refuses a rubric that was never defined', () => {
    expect(
      given()
        .when(assess({}, { rubric: { versions: [] } }))
        .refused(),
    ).toMatchObject({ kind: 'not-found', issues: [{ field: 'rubric' }] });
  });

  it('reads the rubric only where it names one', () => {
    expect(assessGoal.reads(assessGoal.data.parse(said))).toEqual({ organisation: 'organisation', rubric: 'rubric-strength' });
    expect(assessGoal.reads(assessGoal.data.parse({ ...said, rubric: null, level: null }))).toEqual({ organisation: 'organisation' });
  });
});

describe('correcting and retracting an assessment', () => {
  const retracted = event(AssessmentRetracted, place, { corrects: idOf(0) });

  it('says the whole of it anew, on the version in force', () => {
    given(made)
      .when(correct(idOf(0), { level: 'weak' }))
      .then(event(AssessmentCorrected, data({ level: 'weak' }), { validFrom: day('2021-06-30'), corrects: idOf(0) }));
    expect(
      given(made)
        .when(correct(idOf(0), { level: 'good' }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'level' }] });
  });

  it('takes it back once', () => {
    given(made)
      .when(retract(idOf(0)))
      .then(retracted);
    expect(
      given(made, retracted)
        .when(retract(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
    expect(
      given(made, retracted)
        .when(correct(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
  });

  it('refuses an assessment that was never made', () => {
    expect(
      given()
        .when(retract(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
  });
});
