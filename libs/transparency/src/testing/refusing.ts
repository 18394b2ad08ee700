import { Refused, type Issue } from '#kernel';

/**
 * What a step is refused for: the fields of the refusal, each of which says what is wrong and what would be right. Anything else that it throws
 * is thrown on, and where it is not refused there is none.
 */
export function fieldsRefused(step: () => unknown): readonly string[] {
  try {
    step();
  } catch (error) {
    if (error instanceof Refused && error.kind === 'invalid') return error.issues.map(fieldInWords);
    throw error;
  }
  return [];
}

function fieldInWords({ field, problem, remedy }: Issue): string {
  if (problem === '' || remedy === '') throw new Error(`the refusal of ${field} does not say what is wrong, or what would be right`);
  return field;
}

/** The refusal of one field, in words: what a step that is not done at once rejects with. */
export function refusal(field: string): unknown {
  const inWords = expect.stringMatching(/./);
  return expect.objectContaining({ kind: 'invalid', issues: [{ field, problem: inWords, remedy: inWords }] });
}
