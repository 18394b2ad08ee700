import type { CalendarDate } from '#kernel';

interface Dated {
  readonly seq: number;
  readonly validFrom: CalendarDate | null;
}

/**
 * Among statements about the same thing, the one that holds at t: the latest `validFrom` not after t, then the highest seq. A statement
 * without a day holds from the beginning.
 */
export function inForce<E extends Dated>(statements: readonly E[], at: CalendarDate): E | null {
  let holding: E | null = null;
  for (const statement of statements) {
    const holds = statement.validFrom === null || statement.validFrom <= at;
    if (holds && (holding === null || startsLater(statement, holding))) holding = statement;
  }
  return holding;
}

function startsLater(one: Dated, other: Dated): boolean {
  const [from, otherFrom] = [one.validFrom ?? '', other.validFrom ?? ''];
  return from > otherFrom || (from === otherFrom && one.seq > other.seq);
}
