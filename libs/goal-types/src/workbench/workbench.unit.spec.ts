import { catalogue } from '../catalogue/index.js';
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
});

describe('the deciding rules', () => {
  it('choose between two goal types that exist', () => {
    const chosen = decidingRules.flatMap(({ settles }) => settles.map(({ type }) => type));
    expect(chosen.filter((type) => !catalogue.has(type))).toEqual([]);
    expect(decidingRules.filter(({ settles }) => new Set(settles.map(({ type }) => type)).size < 2)).toEqual([]);
  });
});
