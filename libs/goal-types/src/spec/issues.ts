import type { z } from 'zod';
import { Refused, type Issue } from '#kernel';

type ZodIssue = z.core.$ZodIssue;

/** Words for what a schema has no message of its own for: what would be right. */
export const remedies: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') return `give ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `give ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  if (issue.code === 'invalid_union') return 'give one of the kinds that the schema knows';
  return undefined;
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
};

/** @throws Refused `invalid`, always: every finding of a schema (parsed with {@link remedies}) under its path below `root` */
export function refuseIssues(root: string, found: readonly ZodIssue[], data: unknown): never {
  const issues = found.flatMap((issue) => issuesOf(root, issue, data));
  throw new Refused('invalid', issues.map((issue) => `${issue.field}: ${issue.problem}`).join('; '), issues);
}

function issuesOf(root: string, issue: ZodIssue, data: unknown): readonly Issue[] {
  const field = [root, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: `${field}.${key}`, problem: 'is no field here', remedy: 'leave it out' }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that got furthest says what is wrong with what was meant.
    const meant = issue.errors.find((branch) => branch.every((error) => error.path.length > 0));
    if (meant !== undefined) return meant.flatMap((error) => issuesOf(field, error, at(data, issue.path)));
  }
  return [{ field, problem: shown(at(data, issue.path)), remedy: issue.message }];
}

function at(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key], data);
}

function shown(value: unknown): string {
  if (value === undefined) return 'is missing';
  const text = JSON.stringify(value);
  return `${text.length > 60 ? `${text.slice(0, 60)}…` : text} is not accepted here`;
}
