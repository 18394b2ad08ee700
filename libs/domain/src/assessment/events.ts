import { z } from 'zod';
import { defineEvent, label, name, sealedText, type EventOf } from '../event/index.js';
import { evidence, inNoDelivery } from '../fact/index.js';

export const rubricLevels = z
  .array(z.strictObject({ level: name, title: label, description: z.string().min(1).max(2000) }))
  .min(2)
  .max(20);

/** A described scale, lowest level first; a new version holds from `validFrom`. */
export const RubricDefined = defineEvent(
  'RubricDefined',
  z.strictObject({
    rubric: name,
    version: z.int().min(1),
    title: label,
    levels: rubricLevels,
  }),
);

/** A level on a rubric, or a narrative without one, as judged on `validFrom`. The actor is the assessor. */
export const assessment = z.strictObject({
  goal: name,
  unit: name,
  rubric: name.nullable(),
  rubricVersion: z.int().min(1).nullable(),
  level: name.nullable(),
  rationale: sealedText(20_000),
  selfAssessed: z.boolean(),
  evidence,
  delivery: name.nullable(),
});
export type AssessmentData = z.infer<typeof assessment>;

export const AssessmentMade = defineEvent('AssessmentMade', assessment, [inNoDelivery]);
export const AssessmentCorrected = defineEvent('AssessmentCorrected', assessment, [inNoDelivery]);
export const AssessmentRetracted = defineEvent('AssessmentRetracted', z.strictObject({ goal: name, unit: name }));

export const assessmentEvents = [RubricDefined, AssessmentMade, AssessmentCorrected, AssessmentRetracted] as const;
export type RubricEvent = EventOf<typeof RubricDefined>;
export type AssessmentEvent = EventOf<typeof AssessmentMade | typeof AssessmentCorrected | typeof AssessmentRetracted>;
