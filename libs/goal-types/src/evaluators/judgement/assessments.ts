import { compareDates, type CalendarDate } from '#kernel';
import type { AssessmentFact, Facts } from '../../facts.js';

/**
 * The goal's assessments on a rubric (null: in words alone) up to the day, of each unit in scope, by day: of two on the same day the one with
 * the highest seq. No unit comes without any.
 */
export function assessmentsByUnit(rubric: string | null, facts: Facts, goal: string, day: CalendarDate): readonly (readonly AssessmentFact[])[] {
  const scope = new Set(facts.units.map((unit) => unit.unit));
  const seen = facts.assessments
    .filter((assessment) => assessment.goal === goal && assessment.rubric === rubric && scope.has(assessment.unit) && assessment.on <= day)
    .toSorted((a, b) => compareDates(a.on, b.on) || a.seq - b.seq);
  return [...Map.groupBy(seen, (assessment) => assessment.unit).values()].map((own) => own.filter((assessment, index) => assessment.on !== own[index + 1]?.on));
}
