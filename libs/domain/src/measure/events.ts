import { z } from 'zod';
import { calendarDate, decimalText, defineEvent, eventId, label, name, type EventOf, type Upcast } from '../event/index.js';

/** What a value is. A share (a part of a whole, 0 to 1) or a rate has a numerator and a denominator; the others are one number. */
export const MEASURE_KINDS = ['number', 'amount', 'count', 'score', 'share', 'rate'] as const;
export const measureKind = z.enum(MEASURE_KINDS);
export type MeasureKind = z.infer<typeof measureKind>;

/** A stock holds at a date and can't be totalled; a flow belongs to a period. */
export const measureQuantity = z.enum(['stock', 'flow']);
export type MeasureQuantity = z.infer<typeof measureQuantity>;

/** What money is counted in: as paid, or in the prices of one year. */
export const priceBasis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nominal') }),
  z.strictObject({ kind: z.literal('fixed'), year: z.int().min(1900).max(2199) }),
]);

export const measureDefinition = z.strictObject({
  measure: name,
  title: label,
  kind: measureKind,
  quantity: measureQuantity,
  /** What one of it is called: "medlemmer", "kr". */
  unitOfMeasure: label,
  definition: z.string().min(1).max(4000),
  source: label.nullable(),
  /** Of an amount; null where it is not said, and for whatever is no money. */
  priceBasis: priceBasis.nullable(),
  /** Inclusive plausible bounds; a value outside is refused. Those of a share or rate are of the quotient: 0.5, not 50 %. */
  range: z.strictObject({ min: decimalText.nullable(), max: decimalText.nullable() }).nullable(),
});
export type MeasureDefinition = z.infer<typeof measureDefinition>;

/** Brings definitions of a time when they did not name their prices up to date. */
const ofUnnamedPrices: Upcast = (data) => ({ ...data, priceBasis: null });

/** The first definition, from `validFrom`. */
export const MeasureDefined = defineEvent('MeasureDefined', measureDefinition, [ofUnnamedPrices]);
/** A later version of the definition, from `validFrom`: kind and quantity stay. */
export const MeasureRedefined = defineEvent('MeasureRedefined', measureDefinition, [ofUnnamedPrices]);
/** Values before and from `validFrom` can't be compared, for one unit or all; `overlapTo` ends the time both are counted. */
export const SeriesBroken = defineEvent(
  'SeriesBroken',
  z.strictObject({ measure: name, unit: name.nullable(), cause: label, overlapTo: calendarDate.nullable() }),
);
/**
 * Where the number of people that a value tells of is found: it is the value itself, its numerator or denominator, how many answered, or
 * nobody, since the measure is not about people.
 */
export const CONTRIBUTORS = ['value', 'numerator', 'denominator', 'answers', 'none'] as const;
export const contributors = z.enum(CONTRIBUTORS);
export type Contributors = z.infer<typeof contributors>;

/** Says of which people a measure's values tell, so that small numbers of them are not shown to others. The latest counts. */
export const ContributorsMarked = defineEvent('ContributorsMarked', z.strictObject({ measure: name, contributors }));
/** Approves exactly these events: `digest` is the hex SHA-256 of their ids, sorted and joined by newlines. */
export const MeasurementsApproved = defineEvent(
  'MeasurementsApproved',
  z.strictObject({ measure: name, approval: name, events: z.array(eventId).min(1).max(10_000), digest: z.string().regex(/^[0-9a-f]{64}$/) }),
);

export const measureEvents = [MeasureDefined, MeasureRedefined, SeriesBroken, ContributorsMarked, MeasurementsApproved] as const;
export type MeasureEvent = EventOf<(typeof measureEvents)[number]>;
