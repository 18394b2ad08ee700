import { instantFromMicros, Refused, type Micros } from '#kernel';

const DAYS_AHEAD = 400;

/** How far the machine's clock may be ahead of the last event before it is taken to be wrong: longer than any organisation rests. */
export const MOST_AHEAD: Micros = DAYS_AHEAD * 86_400 * 1_000_000;

/**
 * Recording times only rise, so one event by a clock that jumped ahead would hold all later ones at that far time.
 * This refuses an append that claims no time, by a clock too far ahead of the last event.
 */
export function clockAhead(now: Micros, last: Micros): Refused {
  const problem = `the clock says ${dayOf(now)}, and the last event was recorded on ${dayOf(last)}`;
  const remedy = 'set the clock of the machine right; where it is right, let an administrator say so with `fremdrift clock confirm`';
  return new Refused('unavailable', `nothing is recorded: ${problem}; ${remedy}`, [{ field: 'clock', problem, remedy }]);
}

function dayOf(micros: Micros): string {
  return instantFromMicros(micros).slice(0, 10);
}
