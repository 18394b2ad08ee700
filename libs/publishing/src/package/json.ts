import { parseJson } from '#kernel';

/** The value of a JSON text that nobody vouches for; null when it is none. */
export function jsonOrNull(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
