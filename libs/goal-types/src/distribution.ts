import { COURSES, RESULTS, type Course, type Result } from '#domain';
import { DATA_LIGHTS, type DataLight, type Evaluation } from './evaluation.js';

/** How many goals stand where. A priority area shows this of its children, never an average. */
export interface Distribution {
  readonly total: number;
  /** Children without an interpretation: in the total, in none of the answers. */
  readonly notInterpreted: number;
  readonly course: Readonly<Record<Course, number>>;
  readonly result: Readonly<Record<Result, number>>;
  readonly data: Readonly<Record<DataLight, number>>;
}

/** Counts the children's answers; null is a child that is not interpreted. */
export function distribution(evaluations: readonly (Pick<Evaluation, 'course' | 'result' | 'data'> | null)[]): Distribution {
  const known = evaluations.filter((evaluation) => evaluation !== null);
  return {
    total: evaluations.length,
    notInterpreted: evaluations.length - known.length,
    course: count(
      COURSES,
      known.map((evaluation) => evaluation.course),
    ),
    result: count(
      RESULTS,
      known.map((evaluation) => evaluation.result),
    ),
    data: count(
      DATA_LIGHTS,
      known.map((evaluation) => evaluation.data),
    ),
  };
}

function count<K extends string>(keys: readonly K[], answers: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, answers.filter((answer) => answer === key).length])) as Record<K, number>;
}
