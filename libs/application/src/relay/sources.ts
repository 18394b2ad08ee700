import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { invalid, parseJson } from '#kernel';
import { actorId, parseWith } from '#domain';

/** On whose behalf each source system sends: CloudEvents `source` to the pseudonym whose grants apply. */
export type Sources = ReadonlyMap<string, string>;

const FIELD = 'FREMDRIFT_SOURCES';
const form = z.record(z.string().min(1), actorId);

/** Reads the sources from their file; none where no file is named. @throws Refused `invalid` naming the setting and what is wrong in the file */
export function readSources(file: string | null): Sources {
  if (file === null) return new Map();
  return new Map(Object.entries(parseWith(form, jsonIn(file), [FIELD])));
}

function jsonIn(file: string): unknown {
  try {
    return parseJson(readFileSync(file, 'utf8'));
  } catch (error) {
    throw invalid(
      FIELD,
      `${file} can't be read (${(error as Error).message})`,
      'name a JSON file such as {"https://members.example.org": "the pseudonym of its token"}',
    );
  }
}
