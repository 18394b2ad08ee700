import { z } from 'zod';
import { calendarDate, defineEvent, label, name, sealedText, type EventOf } from '../event/index.js';
import { evidence, factSource } from '../fact/index.js';
import { unitKind } from '../organisation/events.js';

/** Which units are asked, on any day: those of `kind` (null: of any kind) that are `root` or below it (null: all). */
export const eligible = z.strictObject({ root: name.nullable(), kind: unitKind.nullable() });
export type Eligible = z.infer<typeof eligible>;

/** What is asked, and of which units. */
export const CoverageDefined = defineEvent('CoverageDefined', z.strictObject({ coverage: name, title: label, question: label, eligible }));
/** A named occasion, such as a year or a marked day; reports without an occasion are "once" or activity. */
export const OccasionListed = defineEvent('OccasionListed', z.strictObject({ coverage: name, occasion: name, on: calendarDate }));

export const coverageAnswer = z.enum(['done', 'notDone', 'exempt']);

/** A unit's answer. Silence is "not reported", which no event says. */
export const coverageReport = z.strictObject({
  coverage: name,
  unit: name,
  occasion: name.nullable(),
  state: coverageAnswer,
  /** How many times, where the question counts. */
  count: z.int().min(0).max(1_000_000).nullable(),
  source: factSource.nullable(),
  evidence,
  note: sealedText().nullable(),
  delivery: name.nullable(),
});
export type CoverageReportData = z.infer<typeof coverageReport>;

/** Done, or said not to be, on `validFrom`. */
export const CoverageReported = defineEvent('CoverageReported', coverageReport);
export const CoverageCorrected = defineEvent('CoverageCorrected', coverageReport);
export const CoverageRetracted = defineEvent('CoverageRetracted', z.strictObject({ coverage: name, unit: name }));

export const coverageEvents = [CoverageDefined, OccasionListed, CoverageReported, CoverageCorrected, CoverageRetracted] as const;
export type CoverageEvent = EventOf<typeof CoverageDefined | typeof OccasionListed>;
export type CoverageReportEvent = EventOf<typeof CoverageReported | typeof CoverageCorrected | typeof CoverageRetracted>;
