import { z } from 'zod';
import {
  calendarDate,
  defineCoverage,
  defineMeasure,
  defineRegister,
  defineRubric,
  GATE_CHECKS,
  label,
  mandate,
  name,
  origin,
  reportingUnits,
  statementRole,
  wording,
  type GateCheck,
} from '#domain';

const text = z
  .union([
    z
      .string()
      .min(1)
      .max(4000)
      .transform((nb) => ({ nb })),
    wording,
  ])
  .meta({
    id: 'Text',
    description: 'Text in bokmål, or an object with the text in nb, nn and en',
  });

/** Passed (`true`), or a text that says what is missing. */
const check = z.union([z.literal(true), z.string().min(1).max(4000)]).meta({ description: 'true: passed; a text: not passed, and what is missing' });

const checks = z
  .strictObject(Object.fromEntries(GATE_CHECKS.map((named) => [named, check])) as Record<GateCheck, typeof check>)
  .partial()
  .meta({ description: 'A goal that a branch sets itself is followed only when all four have passed' });

const statement = z
  .strictObject({
    id: name,
    role: statementRole,
    parent: name.optional().meta({ description: 'The area or goal it stands under; it must come earlier in the file' }),
    wording: text.meta({ description: 'The adopted wording, which nothing ever edits' }),
    unit: name.optional().meta({ description: 'The unit that set it; for localGoal and outsideGoal' }),
    origin: origin.optional().meta({ description: 'Where a goal from outside the plan comes from; for outsideGoal' }),
    checks: checks.optional().meta({ description: 'For localGoal' }),
  })
  .meta({ id: 'Statement' });

const from = calendarDate.optional().meta({ description: 'The first day it holds; the first day of the plan when left out' });

/** A definition as its command takes it, save that the id is called `id`. */
const measure = z.strictObject({ id: name, ...defineMeasure.data.omit({ measure: true }).shape, from }).meta({ id: 'Measure' });
const register = z.strictObject({ id: name, ...defineRegister.data.omit({ register: true }).shape }).meta({ id: 'Register' });
const coverage = z.strictObject({ id: name, ...defineCoverage.data.omit({ coverage: true }).shape }).meta({ id: 'Coverage' });
const rubric = z.strictObject({ id: name, ...defineRubric.data.omit({ rubric: true }).shape, from }).meta({ id: 'Rubric' });

const interpretation = z
  .strictObject({
    goal: name.meta({ description: 'The id of the statement' }),
    type: z.string().min(1).max(64).meta({ description: 'A goal type of the catalogue, such as annualGrowthFloor' }),
    parameters: z.record(z.string(), z.json()),
    reportingUnits: reportingUnits
      .optional()
      .meta({ description: "Which units report: those of `kind` below `root`; the plan's own unit alone when left out" }),
    source: label.optional(),
    frequency: z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly', 'once']).optional(),
    from,
    reason: z.string().min(1).max(4000).meta({ description: 'Why the statement is taken to mean this' }),
    mandate: mandate.optional().meta({ description: "The decision behind it; the plan's own when left out" }),
  })
  .meta({ id: 'Interpretation' });

const MANY = 1000;

/** A plan as people write it, in YAML or JSON: the one source of validation and of the published JSON Schema. What fields owe each other is in `rules.ts`. */
export const planFile = z
  .strictObject({
    id: name,
    title: text,
    unit: name.meta({ description: 'The unit whose plan it is' }),
    period: z.strictObject({
      firstDay: calendarDate,
      lastDay: calendarDate.meta({ description: 'The last day of the plan, which belongs to it' }),
    }),
    mandate: mandate.meta({ description: 'The decision that adopted the plan' }),
    statements: z.array(statement).min(1).max(MANY),
    measures: z.array(measure).max(MANY).default([]),
    registers: z.array(register).max(MANY).default([]),
    coverages: z.array(coverage).max(MANY).default([]),
    rubrics: z.array(rubric).max(MANY).default([]),
    interpretations: z.array(interpretation).max(MANY).default([]),
  })
  .meta({ id: 'PlanFile', title: 'A plan for Fremdrift' });

export type PlanFile = z.output<typeof planFile>;

/** The JSON Schema (draft 2020-12) of a plan file as people write it, before defaults are filled in. */
export function planFileJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(planFile, { io: 'input', target: 'draft-2020-12' });
}
