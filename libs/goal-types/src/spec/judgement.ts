import { z } from 'zod';
import { name } from '#domain';
import { decidingDate, maxAgeDays } from './parts.js';

/** A state judged on a described scale: the assessed level against the target level. */
export const judgementSpec = z.strictObject({
  evaluator: z.literal('judgement'),
  scale: z.strictObject({ kind: z.literal('rubric'), rubric: name, target: name }),
  /** How old the latest assessment may be before it is outdated. */
  cadenceDays: maxAgeDays,
  decidingDate,
});
export type JudgementSpec = z.infer<typeof judgementSpec>;
