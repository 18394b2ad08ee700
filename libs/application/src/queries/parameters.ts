import { Refused } from '#kernel';
import { parseWith } from '#domain';
import { questions, type Question } from './definitions.js';

/** @throws Refused `not-found` for a name that is no question */
export function questionNamed(name: string): Question {
  const question = questions.find((one) => one.name === name);
  if (question === undefined) throw new Refused('not-found', `there is no question named ${name}`);
  return question;
}

/** A question's parameters, checked and with their defaults. @throws Refused `invalid` naming each field */
export function parametersFor(question: Question, params: unknown): Question['params']['_output'] {
  return parseWith(question.params, params);
}
