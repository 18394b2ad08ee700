import { z } from 'zod';
import { catalogue, decidingRules, goalSentence, goalType, openingQuestions, type GoalType, type Language } from '#goal-types';

/** A goal type as a planner meets it: its sentence with blanks, what it can never say, and what its form asks for. */
export interface GoalTypeInWords {
  readonly type: string;
  readonly code: string;
  readonly version: number;
  readonly sentence: string;
  readonly never: string;
  /** JSON Schema of the parameters. */
  readonly parameters: object;
}

/** Every goal type in the order of the catalogue. */
export function goalTypesInWords(language: Language): readonly GoalTypeInWords[] {
  return [...catalogue.values()].map((type) => typeInWords(type, language));
}

function typeInWords({ name, code, version, sentence, never, parameters }: GoalType, language: Language): GoalTypeInWords {
  return {
    type: name,
    code,
    version,
    sentence: goalSentence(sentence, null, language),
    never: never[language],
    parameters: z.toJSONSchema(parameters, { io: 'input' }),
  };
}

/** The six opening questions with the sentences behind each, and the rules where two types compete. */
export function workbenchInWords(language: Language) {
  return {
    questions: openingQuestions.map(({ asks, choices }) => ({
      asks: asks[language],
      choices: choices.map(({ says, types }) => ({ says: says[language], types: types.map((type) => typeInWords(goalType(type), language)) })),
    })),
    rules: decidingRules.map(({ when, ask, settles }) => ({
      when: when[language],
      ask: ask[language],
      settles: settles.map(({ answer, type }) => ({ answer: answer[language], type })),
    })),
  };
}
export type Workbench = ReturnType<typeof workbenchInWords>;
