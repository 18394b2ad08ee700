import { addDays, compareDates, type CalendarDate } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation, Note } from '../evaluation.js';
import type { AssessmentFact, Facts } from '../facts.js';
import type { JudgementSpec } from '../spec/index.js';
import { evaluationOf, figure, noteIf } from './common/answer.js';
import { factDays, horizonOf, staleOn } from './common/days.js';

/** An assessment placed on its own version of the rubric. Ranks count from 1, the lowest level; null is not on the scale. */
interface Placed {
  readonly assessment: AssessmentFact;
  readonly rank: number | null;
  readonly title: string | null;
  readonly targetRank: number | null;
  readonly targetTitle: string | null;
}

/**
 * The assessed level against the target level, each unit by its latest assessment; where several units assess, the lowest level speaks.
 * No assessment is grey: no course, and nothing decided.
 */
export function evaluateJudgement(spec: JudgementSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const byUnit = assessmentsByUnit(spec, facts, context.goal, horizon.day);
  const current = lowest(byUnit.map((own) => place(spec, facts, own.at(-1) as AssessmentFact)));
  const stale = current && staleOn(current.assessment.on, spec.cadenceDays);
  const outdated = stale !== null && stale <= horizon.day;
  const reached = current === null || current.rank === null || current.targetRank === null ? null : current.rank >= current.targetRank;
  const previous = current && previousOf(current.assessment, byUnit);
  return evaluationOf(
    {
      course: horizon.decided || reached === null ? 'notApplicable' : courseOf(reached),
      result: horizon.decided && reached !== null && !outdated ? resultOf(reached) : 'notDecidable',
      data: current === null ? 'missing' : outdated ? 'outdated' : 'fresh',
      notes: current === null ? ['notReported'] : notesOf(current, previous && place(spec, facts, previous)),
      figures:
        current === null
          ? []
          : [figure('level', current.rank, 'number', current.assessment.on), figure('targetLevel', current.targetRank, 'number', horizon.deciding)],
      explanation: explanationOf(spec, current),
      contributing: byUnit.flat().map((assessment) => assessment.eventId),
      workList: [],
      changesOn: horizon.decided ? [] : [stale, horizon.deciding && addDays(horizon.deciding, 1), ...factDays(facts)],
    },
    context.at,
  );
}

/** The goal's assessments on the rubric up to the day, of each unit in scope, by day: of two on the same day the one with the highest seq. */
function assessmentsByUnit({ scale }: JudgementSpec, facts: Facts, goal: string, day: CalendarDate): readonly (readonly AssessmentFact[])[] {
  const scope = new Set(facts.units.map((unit) => unit.unit));
  const seen = facts.assessments
    .filter((assessment) => assessment.goal === goal && assessment.rubric === scale.rubric && scope.has(assessment.unit) && assessment.on <= day)
    .toSorted((a, b) => compareDates(a.on, b.on) || a.seq - b.seq);
  return [...Map.groupBy(seen, (assessment) => assessment.unit).values()].map((own) => own.filter((assessment, index) => assessment.on !== own[index + 1]?.on));
}

function place({ scale }: JudgementSpec, facts: Facts, assessment: AssessmentFact): Placed {
  const levels = facts.rubrics.find((rubric) => rubric.rubric === scale.rubric && rubric.version === assessment.rubricVersion)?.levels ?? [];
  const indexOf = (wanted: string | null) => levels.findIndex(({ level }) => level === wanted);
  const [at, target] = [indexOf(assessment.level), indexOf(scale.target)];
  return {
    assessment,
    rank: at === -1 ? null : at + 1,
    title: levels[at]?.title ?? null,
    targetRank: target === -1 ? null : target + 1,
    targetTitle: levels[target]?.title ?? null,
  };
}

function lowest(placed: readonly Placed[]): Placed | null {
  return placed.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.assessment.unit < b.assessment.unit ? -1 : 1))[0] ?? null;
}

function previousOf(current: AssessmentFact, byUnit: readonly (readonly AssessmentFact[])[]): AssessmentFact | null {
  return byUnit.find((own) => own.at(-1) === current)?.at(-2) ?? null;
}

function courseOf(reached: boolean): Course {
  return reached ? 'onCourse' : 'behind';
}

function resultOf(reached: boolean): Result {
  return reached ? 'reached' : 'notReached';
}

/** Levels on different versions of the rubric are not compared. */
function notesOf(current: Placed, previous: Placed | null): readonly Note[] {
  const rubricChanged = previous !== null && previous.assessment.rubricVersion !== current.assessment.rubricVersion;
  return [
    ...noteIf(current.rank === null || current.targetRank === null, 'levelUnknown'),
    ...noteIf(current.assessment.selfAssessed, 'selfAssessed'),
    ...noteIf(previous !== null && previous.assessment.assessor !== current.assessment.assessor, 'assessorChanged'),
    ...noteIf(rubricChanged, 'rubricChanged'),
    ...(previous === null || rubricChanged ? [] : changeSince(previous.rank, current.rank)),
  ];
}

function changeSince(before: number | null, now: number | null): readonly Note[] {
  if (before === null || now === null) return [];
  return [now > before ? 'improved' : now < before ? 'worsened' : 'unchanged'];
}

function explanationOf({ scale }: JudgementSpec, current: Placed | null): readonly Explanation[] {
  const wanted: Explanation = { key: 'wantedLevel', values: { level: current?.targetTitle ?? scale.target } };
  if (current === null) return [wanted];
  return [wanted, { key: 'assessed', values: { level: current.title ?? current.assessment.level, on: current.assessment.on } }];
}
