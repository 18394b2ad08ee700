import { Refused } from '#kernel';

/** What a step is refused for: the fields of the refusal. Anything else that it throws is thrown on, and where it is not refused there is none. */
export function fieldsRefused(step: () => unknown): readonly string[] {
  try {
    step();
  } catch (error) {
    if (error instanceof Refused && error.kind === 'invalid') return error.issues.map(({ field }) => field);
    throw error;
  }
  return [];
}
