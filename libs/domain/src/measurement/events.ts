import { z } from 'zod';
import { decimalText, defineEvent, name, sealedText, type EventOf } from '../event/index.js';
import { evidence, factSource } from '../fact/index.js';

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
  provisional: z.boolean(),
  source: factSource.nullable(),
  evidence,
  note: sealedText().nullable(),
  /** The delivery it came in, which can be retracted whole. */
  delivery: name.nullable(),
});
export type MeasurementData = z.infer<typeof measurement>;

export const MeasurementRecorded = defineEvent('MeasurementRecorded', measurement);
/** The whole corrected value; `corrects` names the fact or the correction that it replaces. */
export const MeasurementCorrected = defineEvent('MeasurementCorrected', measurement);
/** The fact that `corrects` belongs to no longer counts. */
export const MeasurementRetracted = defineEvent('MeasurementRetracted', z.strictObject({ measure: name, unit: name }));

export const measurementEvents = [MeasurementRecorded, MeasurementCorrected, MeasurementRetracted] as const;
export type MeasurementEvent = EventOf<(typeof measurementEvents)[number]>;
