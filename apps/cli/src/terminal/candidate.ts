import { invalid } from '#kernel';
import { parse } from 'yaml';

/** A candidate interpretation as it is typed, in YAML or JSON. @throws Refused `invalid` naming `candidate` */
export function candidateIn(text: string): Readonly<Record<string, unknown>> {
  const remedy = `write it as one value: '{type: levelReached, parameters: {…}}'`;
  let read: unknown;
  try {
    read = parse(text);
  } catch (error) {
    throw invalid('candidate', `can't be read: ${(error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.replace(/:$/, '')}`, remedy);
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw invalid('candidate', 'has no fields', remedy);
  return read as Readonly<Record<string, unknown>>;
}
