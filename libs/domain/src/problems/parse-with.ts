import { Refused, type Issue } from '#kernel';
import type { z } from 'zod';
import { fieldOf, problemsOf, words, type Path } from './problems.js';

const MAX_ISSUES = 20;
const MAX_FIELD = 200;

/**
 * Reads data from outside with a schema.
 * @throws Refused `invalid` naming each field that is wrong (the first 20), below `root` where one is given
 */
export function parseWith<S extends z.ZodType>(schema: S, data: unknown, root: Path = []): z.infer<S> {
  const parsed = schema.safeParse(data, { error: words });
  if (parsed.success) return parsed.data;
  const issues = problemsOf(parsed.error.issues.slice(0, MAX_ISSUES), data)
    .slice(0, MAX_ISSUES)
    .map(({ path, problem, remedy }): Issue => ({ field: fieldOf([...root, ...path]).slice(0, MAX_FIELD) || 'data', problem, remedy }));
  throw new Refused('invalid', issues.map(({ field, problem }) => `${field}: ${problem}`).join('; '), issues);
}
