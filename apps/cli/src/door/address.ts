import { questions, type QuestionName } from '#application';
import { API, parametersOf } from '#contract';
import { notFound } from '#kernel';

/** An address with its parameters filled in, and the values that had no place in it. */
export interface Filled {
  readonly path: string;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Puts values where the address names them; those that are undefined are left out of the rest. */
export function fill(path: string, values: Readonly<Record<string, unknown>>): Filled {
  const inPath = parametersOf(path);
  const filled = inPath.reduce((text, parameter) => text.replace(`:${parameter}`, encodeURIComponent(String(values[parameter]))), path);
  return { path: filled, rest: Object.fromEntries(Object.entries(values).filter(([key, value]) => !inPath.includes(key) && value !== undefined)) };
}

/** Where a question is asked. @throws Refused `not-found` for one that is not known */
export function addressOfQuestion(name: QuestionName, params: Readonly<Record<string, unknown>>): Filled {
  const question = questions.find((one) => one.name === name);
  if (question === undefined) throw notFound('question', `the question ${name}`, 'use the client that came with the server');
  return fill(API + question.path, params);
}
