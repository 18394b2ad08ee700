import { addDays } from '#kernel';
import type { Course, Result } from '#domain';
import type { DataLight, Evaluation, EvaluationContext, Explanation, Note } from '../../evaluation.js';
import type { AssessmentFact, Facts } from '../../facts.js';
import type { JudgementSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, staleOn } from '../common/days.js';
import { assessmentsByUnit } from './assessments.js';

type RubricScale = Extract<JudgementSpec['scale'], { kind: 'rubric' }>;
type RubricSpec = JudgementSpec & { readonly scale: RubricScale };

/** An assessment placed on its own version of the rubric. Ranks count from 1, the lowest level; null is not on the scale. */
interface Placed {
  readonly assessment: AssessmentFact;
  readonly rank: number | null;
  readonly title: string | null;
  readonly targetRank: number | null;
  readonly targetTitle: string | null;
}

/**
 * The assessed level against the target level, each unit by its latest assessment; where several units assess, the lowest level speaks. Where
 * others shall assess, a self-assessment is shown and decides nothing. No assessment is grey: no course, and nothing decided.
 */
export function evaluateRubric(spec: RubricSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const all = assessmentsByUnit(spec.scale.rubric, facts, context.goal, horizon.day);
  const byOthers = all.map((own) => own.filter(({ selfAssessed }) => spec.assessedBy === 'anyone' || !selfAssessed)).filter((own) => own.length > 0);
  const deciding = byOthers.length > 0;
  const shown = deciding ? byOthers : all;
  const current = lowest(shown.map((own) => place(spec.scale, facts, own.at(-1) as AssessmentFact)));
  const previous = current && previousOf(current.assessment, shown);
  const stale = current && staleOn(current.assessment.on, spec.cadenceDays);
  const outdated = stale !== null && stale <= horizon.day;
  const reached = !deciding || current === null || current.rank === null || current.targetRank === null ? null : current.rank >= current.targetRank;
  return evaluationOf(
    {
      course: horizon.decided || reached === null ? 'notApplicable' : courseOf(reached),
      result: horizon.decided && reached !== null && !outdated ? resultOf(reached) : 'notDecidable',
      data: lightOf(current, outdated, deciding),
      notes: [
        ...(current === null ? (['notReported'] as const) : notesOf(current, previous && place(spec.scale, facts, previous))),
        ...notByOthers(spec, all, deciding),
      ],
      figures:
        current === null
          ? []
          : [figure('level', current.rank, 'number', current.assessment.on), figure('targetLevel', current.targetRank, 'number', horizon.deciding)],
      explanation: explanationOf(spec.scale, current),
      contributing: all.flat().map((assessment) => assessment.eventId),
      workList: [],
      changesOn: horizon.decided ? [] : [stale, horizon.deciding && addDays(horizon.deciding, 1), ...factDays(facts)],
    },
    context.at,
  );
}

function place(scale: RubricScale, facts: Facts, assessment: AssessmentFact): Placed {
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

function lightOf(current: Placed | null, outdated: boolean, deciding: boolean): DataLight {
  if (current === null) return 'missing';
  if (outdated) return 'outdated';
  return deciding ? 'fresh' : 'provisional';
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

/** What is said of self-assessments where others shall assess: that there are only such, or that there are such besides. */
function notByOthers({ assessedBy }: RubricSpec, all: readonly (readonly AssessmentFact[])[], deciding: boolean): readonly Note[] {
  if (assessedBy === 'anyone' || !all.flat().some(({ selfAssessed }) => selfAssessed)) return [];
  return [deciding ? 'selfAssessedBeside' : 'onlySelfAssessed'];
}

function changeSince(before: number | null, now: number | null): readonly Note[] {
  if (before === null || now === null) return [];
  return [now > before ? 'improved' : now < before ? 'worsened' : 'unchanged'];
}

function explanationOf(scale: RubricScale, current: Placed | null): readonly Explanation[] {
  const wanted: Explanation = { key: 'wantedLevel', values: { level: current?.targetTitle ?? scale.target } };
  if (current === null) return [wanted];
  return [wanted, { key: 'assessed', values: { level: current.title ?? current.assessment.level, on: current.assessment.on } }];
}
