import { addDays, decimal, decimalText } from '#kernel';
import type { DataLight, Evaluation, EvaluationContext, Explanation, Note } from '../../evaluation.js';
import type { Facts, UnitFact } from '../../facts.js';
import type { OwnFigureCoverage } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { horizonOf } from '../common/days.js';
import { worstLight } from '../common/light.js';
import { evaluateValue } from '../value.js';
import { courseOfDue, figuresOf, resultOf, shareOf, tallyOf, wanted, type CellState, type Tally } from './cells.js';
import { askedOn, graceEnds } from './units.js';

/** What one unit's own figure answers. */
interface Own {
  readonly unit: string;
  readonly answer: Evaluation;
}

/**
 * Every unit that exists on the day reaches its own figure, judged by what was recorded of that unit alone: a strong unit does not make up for
 * a weak one, and what a unit's figure can't decide is unknown.
 */
export function evaluateOwnFigure(spec: OwnFigureCoverage, facts: Facts, context: EvaluationContext): Evaluation {
  const { deciding, decided, day } = horizonOf(spec.cell.decidingDate, context);
  const alone = narrowing(facts);
  const asked = askedOn(facts.units, spec.eligible.graceDays, day, () => false);
  const own = asked.map((unit): Own => ({ unit: unit.unit, answer: evaluateValue(spec.cell, alone(unit), context) }));
  const results = tallyBy(own, ({ answer }) => (answer.result === 'notDecidable' && !decided ? 'waiting' : BY_RESULT[answer.result]));
  const silent = own.filter(({ answer }) => answer.result === 'notDecidable' && (decided || answer.data === 'missing' || answer.data === 'outdated'));
  const course = decided ? 'notApplicable' : courseOfDue(spec.required, tallyBy(own, byCourse));
  return evaluationOf(
    {
      course,
      result: resultOf(spec.required, results),
      data: lightOfUnits(own.map(({ answer }) => answer.data)),
      notes: [
        ...noteIf(own.length === 0, 'divisionByZero'),
        ...noteIf(silent.length > 0, silent.length === own.length ? 'notReported' : 'missingUnits'),
        ...noteIf(course === 'tooEarly', 'tooEarly'),
      ],
      figures: [
        ...figuresOf(results),
        figure('onCourse', tallyBy(own, byCourse).done, 'count'),
        figure('behind', tallyBy(own, byCourse).notDone, 'count'),
        figure('required', decimal(spec.required), 'ratio', deciding),
      ],
      explanation: [...explanationOf(results, tallyBy(own, byCourse)), ...whyUndecided(own), wanted(spec.required, deciding)],
      contributing: own.flatMap(({ answer }) => answer.contributing),
      workList: silent.map(({ unit }) => unit),
      changesOn: [
        ...own.map(({ answer }) => answer.nextChangeOn),
        ...(decided
          ? []
          : [deciding && addDays(deciding, 1), ...graceEnds(facts, spec.eligible.graceDays), ...facts.units.flatMap(({ from, to }) => [from, to])]),
      ],
    },
    context.at,
  );
}

/** What was recorded of one unit, of the kinds of fact that a figure reads. */
function narrowing(facts: Facts): (unit: UnitFact) => Facts {
  const measurements = Map.groupBy(facts.measurements, ({ unit }) => unit);
  const entries = Map.groupBy(facts.entries, ({ unit }) => unit);
  return (unit) => ({
    ...facts,
    units: [unit],
    measurements: measurements.get(unit.unit) ?? [],
    entries: entries.get(unit.unit) ?? [],
    coverage: [],
    assessments: [],
  });
}

const BY_RESULT = { reached: 'done', partly: 'notDone', notReached: 'notDone', notDecidable: 'notReported' } as const;
const BY_COURSE = { ahead: 'done', onCourse: 'done', behind: 'notDone', tooEarly: 'waiting', notApplicable: 'notReported' } as const;

/** A figure that is decided has gone the way of its result. */
function byCourse({ answer }: Own): CellState {
  return answer.result === 'notDecidable' ? BY_COURSE[answer.course] : BY_RESULT[answer.result];
}

function tallyBy(own: readonly Own[], stateOf: (own: Own) => CellState): Tally {
  return tallyOf(own.map((each) => ({ subject: each.unit, state: stateOf(each), events: [] })));
}

/** As long as some unit's figure can be read, those that can't leave the whole provisional. */
function lightOfUnits(lights: readonly DataLight[]): DataLight {
  if (lights.some((light) => light === 'fresh' || light === 'provisional')) return lights.every((light) => light === 'fresh') ? 'fresh' : 'provisional';
  return worstLight(lights.filter((light) => light !== 'missing'));
}

function explanationOf(results: Tally, courses: Tally): readonly Explanation[] {
  const share = shareOf(results);
  const { done, notDone, eligible } = results;
  return [
    { key: 'ownFigures', values: { reached: done, eligible, share: share && decimalText(share), notReached: notDone, undecided: eligible - done - notDone } },
    { key: 'ownCourses', values: { onCourse: courses.done, behind: courses.notDone } },
  ];
}

/** What stands in the way, with how many units it stands in the way of. */
function whyUndecided(own: readonly Own[]): readonly Explanation[] {
  const notes = own.filter(({ answer }) => answer.result === 'notDecidable').flatMap(({ answer }) => answer.notes);
  return [...Map.groupBy(notes, (note: Note) => note)]
    .map(([why, units]): Explanation => ({ key: 'unitsUndecided', values: { why, units: units.length } }))
    .toSorted(byWhy);
}

function byWhy(a: Explanation, b: Explanation): number {
  return String(a.values['why']) < String(b.values['why']) ? -1 : 1;
}
