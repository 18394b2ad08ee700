import { z } from 'zod';
import { decimalText, defineEvent, label, name, sealedText, type EventOf, type Upcast } from '../event/index.js';
import { evidence, factSource } from '../fact/index.js';

/** How it was asked, where the value is a wave of a survey or a test. */
export const survey = z.strictObject({
  /** The form or test that was used; waves of another can't be compared. */
  instrument: label,
  answers: z.int().min(1),
  /** How many were asked; null where that is not known, and then neither is the response rate. */
  asked: z.int().min(1).nullable(),
  /** Half the width of the 95 % interval, in the value's own unit (of a share in the quotient's: 0.02); null where none is stated. */
  margin: decimalText.nullable(),
});

/**
 * One value of one measure in one unit. A stock holds on its `validFrom` day; a flow is of `[validFrom, validTo)`.
 * Either `value`, or `numerator` and `denominator`; a share or rate published without its parts has `value`, the quotient (0.5, not 50 %),
 * and is never rolled up.
 */
export const measurement = z.strictObject({
  measure: name,
  unit: name,
  value: decimalText.nullable(),
  numerator: decimalText.nullable(),
  denominator: decimalText.nullable(),
  survey: survey.nullable(),
  provisional: z.boolean(),
  source: factSource.nullable(),
  evidence,
  note: sealedText().nullable(),
  /** The delivery it came in, which can be retracted whole. */
  delivery: name.nullable(),
});
export type MeasurementData = z.infer<typeof measurement>;

/** Brings measurements of a time when they did not say how they were asked up to date: they were of no survey. */
const ofNoSurvey: Upcast = (data) => ({ ...data, survey: null });

export const MeasurementRecorded = defineEvent('MeasurementRecorded', measurement, [ofNoSurvey]);
/** The whole corrected value; `corrects` names the fact or the correction that it replaces. */
export const MeasurementCorrected = defineEvent('MeasurementCorrected', measurement, [ofNoSurvey]);
/** The fact that `corrects` belongs to no longer counts. */
export const MeasurementRetracted = defineEvent('MeasurementRetracted', z.strictObject({ measure: name, unit: name }));

export const measurementEvents = [MeasurementRecorded, MeasurementCorrected, MeasurementRetracted] as const;
export type MeasurementEvent = EventOf<(typeof measurementEvents)[number]>;
