import { catalogue, goalType } from '../catalogue/index.js';
import { goalSentence, LANGUAGES } from '../sentences/index.js';
import { decidingRules, openingQuestions } from './index.js';

describe('the opening questions', () => {
  it('are six, with at most eleven sentences behind each', () => {
    expect(openingQuestions).toHaveLength(6);
    expect(openingQuestions.filter(({ choices }) => choices.length > 11)).toEqual([]);
  });

  it('lead to every goal type, each by one sentence', () => {
    const led = openingQuestions.flatMap(({ choices }) => choices.flatMap(({ types }) => types));
    expect(led.toSorted()).toEqual([...catalogue.keys()].toSorted());
  });

  it.each(LANGUAGES)('lead to sentences that tell the types behind each apart in %s, also before anything is filled in', (language) => {
    for (const { choices } of openingQuestions) {
      const bare = choices.flatMap(({ types }) => types).map((type) => goalSentence(goalType(type).sentence, null, language));
      expect(new Set(bare).size).toBe(bare.length);
    }
  });
});

describe('the deciding rules', () => {
  it('choose between two goal types that exist', () => {
    const chosen = decidingRules.flatMap(({ settles }) => settles.map(({ type }) => type));
    expect(chosen.filter((type) => !catalogue.has(type))).toEqual([]);
    expect(decidingRules.filter(({ settles }) => new Set(settles.map(({ type }) => type)).size < 2)).toEqual([]);
  });
});
