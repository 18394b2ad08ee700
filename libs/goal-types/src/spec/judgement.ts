import { z } from 'zod';
import { name } from '#domain';
import { decidingDate, maxAgeDays } from './parts.js';

/** A state judged on a described scale, the assessed level against the target level; or told in words, with a log of occasions, where nothing is promised. */
export const judgementSpec = z
  .strictObject({
    evaluator: z.literal('judgement'),
    scale: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('rubric'), rubric: name, target: name }),
      /** `log` is a register of occasions that arose, and how they were handled. */
      z.strictObject({ kind: z.literal('narrative'), log: name.nullable() }),
    ]),
    /** How old the latest assessment may be before it is outdated. */
    cadenceDays: maxAgeDays,
    /** With `others`, self-assessments are shown and decide nothing. */
    assessedBy: z.enum(['anyone', 'others']).default('anyone'),
    decidingDate,
  })
  .refine(({ scale, decidingDate: deciding }) => scale.kind === 'rubric' || deciding === null, {
    path: ['decidingDate'],
    error: 'leave it null: what is told in words is never decided',
  });
export type JudgementSpec = z.infer<typeof judgementSpec>;
