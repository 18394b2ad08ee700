import { z } from 'zod';
import { Refused } from '#kernel';
import { parseWith } from './parse-with.js';

const schema = z.strictObject({ measure: z.string(), title: z.string(), numbers: z.array(z.number()) });

function refusal(data: unknown): Refused {
  try {
    parseWith(schema, data);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('reading data from outside', () => {
  it.each([
    ['many unknown fields', Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field-${index}`, 1]))],
    ['an unknown field with a long name', { ['measur'.repeat(100_000)]: 1 }],
    ['many wrong items', { numbers: Array.from({ length: 50_000 }, () => 'one') }],
  ])('bug-121: a refusal of %s is short, and names at most twenty of them', (_, data) => {
    const { issues, message } = refusal(data);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify([message, issues]).length).toBeLessThan(20_000);
  });
});
