import { z } from 'zod';
import { Refused, type CalendarDate } from '#kernel';
import { defineCommand } from './command-definition.js';
import { requireGrounds } from './grounds.js';

const definition = (needs: { readonly needsMandate?: boolean; readonly needsReason?: boolean }) =>
  defineCommand({ name: 'changeIt', kind: 'decision', data: z.strictObject({}), roles: ['board'], stream: () => 'thing', ...needs });
const mandate = { body: 'Landsstyret', date: '2023-01-20' as CalendarDate };

function missing(needs: Parameters<typeof definition>[0], given: Parameters<typeof requireGrounds>[1]): readonly string[] {
  try {
    requireGrounds(definition(needs), given);
    return [];
  } catch (error) {
    if (error instanceof Refused && error.kind === 'invalid') return error.issues.map((issue) => issue.field);
    throw error;
  }
}

describe('the grounds of a command', () => {
  it('are enough when mandate and reason are there', () => {
    expect(missing({ needsMandate: true, needsReason: true }, { mandate, reason: 'the count was revised' })).toEqual([]);
  });

  it('are not asked for where the definition asks for none', () => {
    expect(missing({}, { mandate: null, reason: null })).toEqual([]);
  });

  it('name everything that is missing at once', () => {
    expect(missing({ needsMandate: true, needsReason: true }, { mandate: null, reason: null })).toEqual(['mandate', 'reason']);
  });

  it('do not take a blank reason for a reason', () => {
    expect(missing({ needsReason: true }, { mandate: null, reason: '  ' })).toEqual(['reason']);
  });
});
