import { canonicalJson, Refused } from '#kernel';

/**
 * Canonical JSON of what came from outside.
 * @throws Refused `invalid` for text that is not well-formed Unicode, the one thing parsed JSON may hold that canonical JSON may not
 */
export function canonicalText(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    throw notWellFormed('data', { cause: error });
  }
}

/** @throws Refused `invalid` naming the field unless the text is well-formed Unicode */
export function mustBeWellFormed(text: string, field: string): void {
  if (!text.isWellFormed()) throw notWellFormed(field);
}

function notWellFormed(field: string, options?: ErrorOptions): Refused {
  const issue = { field, problem: 'holds half of a surrogate pair, which is no character', remedy: 'send text that was not cut inside a character' };
  return new Refused('invalid', `${field}: ${issue.problem}`, [issue], options);
}
