import type { StatusItem } from '#projections';
import type { Outcome } from '#reporting';

/**
 * Which of the five the one page at the front counts a statement under. What is partly reached after its day, and what came late, is
 * behind; where no course can be told and nothing is decided, nothing can be assessed.
 */
export function outcomeOf({ ended, result, course }: Pick<StatusItem, 'result' | 'course'> & { readonly ended?: StatusItem['ended'] }): Outcome {
  if (ended !== undefined && ended !== null) return 'dropped';
  if (result === 'reached') return 'reached';
  if (result === 'notReached') return 'behind';
  if (course === 'ahead' || course === 'onCourse') return 'onCourse';
  return course === 'behind' || result === 'partly' ? 'behind' : 'notAssessable';
}
