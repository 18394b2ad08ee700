import { z } from 'zod';
import { calendarDate, defineEvent, label, name, sealedText, type EventOf } from '../event/index.js';
import { evidence, factSource } from '../fact/index.js';
import { unitKind } from '../organisation/events.js';

/** What is asked of which units: `eligible` are the units of `kind` below `root` on the date asked about. */
export const CoverageDefined = defineEvent(
  'CoverageDefined',
  z.strictObject({ coverage: name, title: label, question: label, eligible: z.strictObject({ root: name.nullable(), kind: unitKind.nullable() }) }),
);
/** A named occasion, such as a year or a marked day; reports without an occasion are "once" or activity. */
export const OccasionListed = defineEvent('OccasionListed', z.strictObject({ coverage: name, occasion: name, on: calendarDate }));

/** A unit's answer. Silence is "not reported", which no event says. */
export const coverageReport = z.strictObject({
  coverage: name,
  unit: name,
  occasion: name.nullable(),
  state: z.enum(['done', 'notDone', 'exempt']),
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
export type CoverageEvent = EventOf<(typeof coverageEvents)[number]>;
