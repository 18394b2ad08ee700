import type { z } from 'zod';
import { closest } from './closest.js';

/** A path into data: keys and list places, from 0. */
export type Path = readonly (string | number)[];

/** A path as a field is named to people and programs: `levels[2].level`. */
export function fieldOf(path: Path): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

/** What is wrong at a path, and what would be right. */
export interface Problem {
  readonly path: Path;
  readonly problem: string;
  readonly remedy: string;
  /** What is wrong: the value (when absent), or that the key is there at all. */
  readonly part?: 'key';
}

/** Unknown fields of one object that are told: finding what was meant costs more than sending them. */
const MAX_KEYS = 100;

/** A schema's findings in words for the person who wrote the file. `data` is the whole input, to show what stood there. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], data: unknown): readonly Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, [], data));
}

/** Words for what a schema has no message of its own for. */
export const words: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') return `write ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `write ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum} ${UNITS[issue.origin] ?? ''}`.trim();
  if (issue.code === 'too_small') return `at least ${issue.minimum} ${UNITS[issue.origin] ?? ''}`.trim();
  if (issue.code === 'invalid_union' && Array.isArray(issue.options)) return `write one of ${issue.options.join(', ')}`;
  if (issue.code === 'unrecognized_keys') return fieldsOf(issue.inst);
  return undefined;
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
};

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'in the list' };

function problemsOfIssue(issue: z.core.$ZodIssue, above: Path, data: unknown): readonly Problem[] {
  const path: Path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MAX_KEYS)
      .map((key) => ({ path: [...path, key], problem: 'is no field here', remedy: didYouMean(key, issue.message), part: 'key' as const }));
  }
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find((errors) => errors.every((error) => error.path.length > 0 || error.code === 'unrecognized_keys'));
    if (branch !== undefined) return branch.flatMap((error) => problemsOfIssue(error, path, data));
    const alternatives = issue.errors.map((errors) => errors[0]?.message).join(', or ');
    return [{ path, problem: shown(path, data), remedy: alternatives === '' ? issue.message : alternatives }];
  }
  return [{ path, problem: shown(path, data), remedy: issue.message }];
}

function shown(path: Path, data: unknown): string {
  const value = path.reduce<unknown>((at, key) => (at as Readonly<Record<string | number, unknown>> | null | undefined)?.[key], data);
  if (value === undefined) return 'is missing';
  if (Array.isArray(value)) return value.length === 0 ? 'is an empty list' : 'is a list';
  if (typeof value === 'object' && value !== null) return 'is an object';
  const text = JSON.stringify(value);
  return `${text.length > 60 ? `${text.slice(0, 60)}…` : text} is not accepted here`;
}

/** The names of the fields that an object schema knows, as one remedy. */
function fieldsOf(schema: unknown): string {
  const shape = (schema as { readonly shape?: Readonly<Record<string, unknown>> } | undefined)?.shape ?? {};
  return `use ${Object.keys(shape).join(', ')}`;
}

function didYouMean(key: string, fields: string): string {
  const near = closest(key, fields.replace(/^use /, '').split(', '));
  return near === null ? fields : `did you mean ${near}? otherwise ${fields}`;
}
