import type { CalendarDate } from '#kernel';
import type { LedgerEvent } from '#projections';

/** Whether it is a corrected value of a day after the report's: no figure of the report rests on it, so it was never weighed. */
export function isOfLater({ type, validFrom }: Pick<LedgerEvent, 'type' | 'validFrom'>, at: CalendarDate): boolean {
  return type === 'MeasurementCorrected' && validFrom !== null && validFrom > at;
}
