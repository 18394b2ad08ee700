import type { DeadLetter } from '#application';
import type { Instant } from '#kernel';
import { deadLettersInWords, replayedInWords } from './dead-letters.js';

const letter: DeadLetter = {
  at: '2026-11-22T10:00:00.000000Z' as Instant,
  kind: 'invalid',
  issues: [{ field: 'value', problem: 'is negative', remedy: 'give a number from 0' }],
  from: 'fremdrift.measurements.in/2/17',
  key: null,
  headers: {},
  message: { key: null, value: null, headers: {} },
};

describe('dead letters in words', () => {
  it('say when and where each was refused, why, and what would be right', () => {
    const text = deadLettersInWords([letter], 1, 120);
    expect(text).toMatch(/2026-11-22T10:00:00Z +fremdrift\.measurements\.in\/2\/17 +value: is negative → give a number from 0/);
    expect(text).toMatch(/relay replay$/);
  });

  it('say of how many they are the latest', () => {
    expect(deadLettersInWords([letter], 200, 120)).toContain('The latest 1 of 200.');
  });

  it('say plainly that there are none', () => {
    expect(deadLettersInWords([], 0, 120)).toBe('Nothing that source systems sent was refused.');
  });
});

describe('what sending dead letters again came to, in words', () => {
  it('says how many were sent, and of others that they can not be', () => {
    expect(replayedInWords({ sent: 3, passedOver: 0 })).toBe('3 sent again. What is refused once more lies with the dead letters again.');
    expect(replayedInWords({ sent: 3, passedOver: 2 })).toContain("2 can't be sent again");
  });
});
