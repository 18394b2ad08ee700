import type { CalendarDate } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import type { OrganisationState } from '#domain';
import { less, summedUp, type Amount, type MeasureKind } from './amounts.js';
import { movesOf, type Reorganisation } from './places.js';

/** A value that stands in one row on its own day, and perhaps in another as the organisation is now; null is outside what is asked about. */
export interface Placed {
  readonly fact: MeasurementFact;
  readonly was: string | null;
  readonly is: string | null;
  /** The days on which it came to stand elsewhere. */
  readonly shifts: readonly Shift[];
}

interface Shift {
  readonly on: CalendarDate;
  readonly from: string | null;
  readonly to: string | null;
}

/** What one reorganisation brought to a row from another, or took from it. */
export interface Move {
  readonly on: CalendarDate;
  /** The reorganisations of that day that did it. */
  readonly eventIds: readonly string[];
  /** The row at the other end; null is outside the unit asked about. */
  readonly other: string | null;
  /** What came is above zero, what went below. Of shares and rates the parts, since a quotient can't be divided. */
  readonly amount: Amount;
}

/** Where a value has stood from its own day until t. */
export function placed(
  fact: MeasurementFact,
  own: CalendarDate,
  days: readonly CalendarDate[],
  placeOn: (unit: string, day: CalendarDate) => string | null,
): Placed {
  const was = placeOn(fact.unit, own);
  const shifts: Shift[] = [];
  let is = was;
  for (const on of days.filter((day) => day > own)) {
    const to = placeOn(fact.unit, on);
    if (to !== is) shifts.push({ on, from: is, to });
    is = to;
  }
  return { fact, was, is, shifts };
}

/** Why a row differs between the two views: its moves, in the order of their days, those to and from each other row apart. */
export function movesOfRow(
  row: string,
  all: readonly Placed[],
  kind: MeasureKind,
  organisation: OrganisationState,
  events: readonly Reorganisation[],
): readonly Move[] {
  const touching = all.flatMap(({ fact, shifts }) =>
    shifts.filter(({ from, to }) => from === row || to === row).map(({ on, from, to }) => ({ fact, on, came: to === row, other: to === row ? from : to })),
  );
  const byOther = Map.groupBy(touching, ({ on, other }) => JSON.stringify([on, other]));
  return [...byOther.values()]
    .map((shifts) => {
      const [first] = shifts as [(typeof shifts)[number]];
      const factsThat = (came: boolean) => shifts.filter((shift) => shift.came === came).map(({ fact }) => fact);
      const causes = shifts.flatMap(({ fact, on }) => movesOf(organisation, fact.unit, on, events).map(({ id }) => id));
      return {
        on: first.on,
        other: first.other,
        eventIds: [...new Set(causes)].toSorted(),
        amount: less(summedUp(kind, factsThat(true)), summedUp(kind, factsThat(false))),
      };
    })
    .toSorted((one, other) => one.on.localeCompare(other.on) || (one.other ?? '').localeCompare(other.other ?? ''));
}
