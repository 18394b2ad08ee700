import { z } from 'zod';
import { name } from '#domain';
import { evaluate } from '../evaluate.js';
import { needsOf } from '../needs.js';
import { explain, goalSentence } from '../sentences/index.js';
import { contextOn, day, NO_FACTS, planOf, report, unit } from './example.js';
import { decidingDateField } from './fields.js';
import { defineGoalType } from './goal-type.js';

/** All that a new goal type is: what would stand in a catalogue file of its own, and nowhere else. */
const halfOnce = defineGoalType({
  name: 'halfOnce',
  code: 'halfOnce',
  version: 1,
  sentence: {
    nb: 'minst halvparten gjør {coverage} én gang innen {decidingDate:deadline}',
    nn: 'minst halvparten gjer {coverage} éin gong innan {decidingDate:deadline}',
    en: 'at least half do {coverage} once by {decidingDate:deadline}',
  },
  never: {
    nb: 'Hvilken halvpart det er.',
    nn: 'Kva halvpart det er.',
    en: 'Which half it is.',
  },
  parameters: z.strictObject({ coverage: name, decidingDate: decidingDateField }),
  spec: ({ coverage, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'once',
    coverage,
    eligible: { kind: 'units', graceDays: 0 },
    cell: 'done',
    required: '0.5',
    path: 'none',
    tolerance: '0',
    decidingDate,
  }),
  example: {
    parameters: { coverage: 'training' },
    planPeriod: planOf(2024, 2025),
    facts: { ...NO_FACTS, units: [unit('north'), unit('south')], coverage: [report('training', 'north', '2024-03-01')] },
    at: day('2024-12-31'),
    expected: { course: 'onCourse', result: 'reached', data: 'provisional', notes: ['missingUnits'], figures: { covered: '1', eligible: '2', share: '0.5' } },
  },
});

describe('a new goal type', () => {
  const { parameters, planPeriod, facts, at, expected } = halfOnce.example;
  const { spec, parameters: chosen } = halfOnce.expand(parameters, () => {
    throw new Error('it holds no other type');
  });

  it('is evaluated, told and asked for by what its one file says', () => {
    const context = contextOn(at, planPeriod);
    const { figures, ...answer } = evaluate(spec, facts, context);
    expect(answer).toMatchObject({ course: expected.course, result: expected.result, data: expected.data, notes: expected.notes });
    expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toMatchObject(expected.figures);
    expect(explain({ ...answer }, 'nb')).toContain('1 av 2 har gjort det');
    expect(needsOf(spec).coverages).toEqual(['training']);
  });

  it('has its sentence with the parameters in their places', () => {
    expect(goalSentence(halfOnce.sentence, chosen, 'nb', () => 'kurset')).toBe('Minst halvparten gjør kurset én gang innen planens siste dag');
  });
});
