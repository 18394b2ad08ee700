import { Broken, canonicalJson, Refused } from '#kernel';

/**
 * What `JSON.stringify` writes otherwise than RFC 8785 does, seen in its output: names that begin with a digit (it puts whole numbers
 * first), `__proto__`, and halves of surrogate pairs (it escapes them).
 */
const NEEDS_CARE = /[{,]"(?:\d|__proto__")|\\ud/;

/**
 * Canonical JSON of plain data. Nearly all of it is had by ordering names and leaving the rest to `JSON.stringify`, at half the cost of
 * the general algorithm, which does what is left; a test holds the two equal.
 * @throws Refused `invalid` for text that is not well-formed Unicode, the one thing parsed JSON may hold that canonical JSON may not
 */
export function canonicalText(value: unknown): string {
  const text = JSON.stringify(inOrder(value));
  if (!NEEDS_CARE.test(text)) return text;
  try {
    return canonicalJson(value);
  } catch (error) {
    throw notWellFormed('data', { cause: error });
  }
}

function inOrder(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Broken(`${value} has no JSON`);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    if (name === '__proto__') return value;
    ordered[name] = inOrder((value as Readonly<Record<string, unknown>>)[name]);
  }
  return ordered;
}

/** @throws Refused `invalid` naming the field unless the text is well-formed Unicode */
export function mustBeWellFormed(text: string, field: string): void {
  if (!text.isWellFormed()) throw notWellFormed(field);
}

function notWellFormed(field: string, options?: ErrorOptions): Refused {
  const issue = { field, problem: 'holds half of a surrogate pair, which is no character', remedy: 'send text that was not cut inside a character' };
  return new Refused('invalid', `${field}: ${issue.problem}`, [issue], options);
}
