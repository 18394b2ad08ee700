import { z } from 'zod';
import { calendarDate, decimalText, defineEvent, eventId, label, name, type EventOf } from '../event/index.js';

/** What a value is. A share (a part of a whole, 0 to 1) or a rate has a numerator and a denominator; the others are one number. */
export const MEASURE_KINDS = ['number', 'amount', 'count', 'score', 'share', 'rate'] as const;
export const measureKind = z.enum(MEASURE_KINDS);
export type MeasureKind = z.infer<typeof measureKind>;

/** A stock holds at a date and can't be totalled; a flow belongs to a period. */
export const measureQuantity = z.enum(['stock', 'flow']);
export type MeasureQuantity = z.infer<typeof measureQuantity>;

export const measureDefinition = z.strictObject({
  measure: name,
  title: label,
  kind: measureKind,
  quantity: measureQuantity,
  /** What one of it is called: "medlemmer", "kr". */
  unitOfMeasure: label,
  definition: z.string().min(1).max(4000),
  source: label.nullable(),
  /** Inclusive plausible bounds; a value outside is refused. Those of a share or rate are of the quotient: 0.5, not 50 %. */
  range: z.strictObject({ min: decimalText.nullable(), max: decimalText.nullable() }).nullable(),
});
export type MeasureDefinition = z.infer<typeof measureDefinition>;

/** The first definition, from `validFrom`. */
export const MeasureDefined = defineEvent('MeasureDefined', measureDefinition);
/** A later version of the definition, from `validFrom`: kind and quantity stay. */
export const MeasureRedefined = defineEvent('MeasureRedefined', measureDefinition);
/** Values before and from `validFrom` can't be compared, for one unit or all; `overlapTo` ends the time both are counted. */
export const SeriesBroken = defineEvent(
  'SeriesBroken',
  z.strictObject({ measure: name, unit: name.nullable(), cause: label, overlapTo: calendarDate.nullable() }),
);
/** Approves exactly these events: `digest` is the hex SHA-256 of their ids, sorted and joined by newlines. */
export const MeasurementsApproved = defineEvent(
  'MeasurementsApproved',
  z.strictObject({ measure: name, approval: name, events: z.array(eventId).min(1).max(10_000), digest: z.string().regex(/^[0-9a-f]{64}$/) }),
);

export const measureEvents = [MeasureDefined, MeasureRedefined, SeriesBroken, MeasurementsApproved] as const;
export type MeasureEvent = EventOf<(typeof measureEvents)[number]>;
