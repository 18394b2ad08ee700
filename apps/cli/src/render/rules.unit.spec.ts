import { parseInstant } from '#kernel';
import { ANSWERED, day } from '../testing/answers.js';
import type { RulesAnswer } from './answers.js';
import { renderRules } from './rules.js';

const adoption = { eventId: 'e', seq: 0, recordedAt: parseInstant('2023-01-31T22:30:00Z'), actor: 'actor-first', actorName: null, reason: null, mandate: null };
const answer: RulesAnswer = {
  ...ANSWERED,
  revision: 1,
  items: [
    { version: '1', words: 'Den første utgaven.', inForce: false, adopted: adoption },
    { version: '2', words: 'Kilden velges.', inForce: true, adopted: { ...adoption, mandate: { body: 'Landsstyret', date: day('2023-01-20') } } },
  ],
};

describe('the rules as a table', () => {
  it('say what each version changes, who put it in force and when, and which one is', () => {
    const lines = renderRules(answer, 'nb', 100).split('\n').slice(-2);
    expect(lines).toEqual([
      expect.stringMatching(/^1 +Den første utgaven\. +31\.01\.2023, administrator$/),
      expect.stringMatching(/^2 +Kilden velges\. +31\.01\.2023, Landsstyret 20\.01\.2023 \(gjelder nå\)$/),
    ]);
  });

  it('say of a version that nobody has adopted that it is not', () => {
    const items = [{ version: '2' as const, words: 'Kilden velges.', inForce: false, adopted: null }];
    expect(renderRules({ ...answer, items }, 'en', 100)).toContain('not adopted');
  });
});
