import { addDays, unreachable, type CalendarDate } from '#kernel';
import { unitAt, type OrganisationEvent, type OrganisationState, type UnitHistory, type UnitOnDay } from '#domain';

/** A change of the structure, as it was recorded. */
export type Reorganisation = OrganisationEvent & { readonly id: string };

/** A unit to look for on the way up. */
type Wanted = (unit: UnitOnDay) => boolean;

/**
 * The unit wanted that a unit is itself or lies below on the day. One that has ceased lies where its members are: a merged one where its
 * successor is, a split one where its parts are if that is one and the same place, a closed one where it was on its last day.
 * Null when there is none.
 */
export function placeAbove(organisation: OrganisationState, unit: string, day: CalendarDate, wanted: Wanted): string | null {
  const onDay = unitAt(organisation, unit, day);
  if (onDay !== null) return wanted(onDay) ? unit : onDay.parent === null ? null : placeAbove(organisation, onDay.parent, day, wanted);
  const history = organisation.units.get(unit);
  if (history === undefined) return null;
  if (history.into.length === 0) return aboveClosed(organisation, history, day, wanted);
  const places = new Set(history.into.map((heir) => placeAbove(organisation, heir, day, wanted)));
  const [place, ...others] = places;
  return others.length > 0 ? null : (place ?? null);
}

function aboveClosed(organisation: OrganisationState, history: UnitHistory, day: CalendarDate, wanted: Wanted): string | null {
  const last = unitAt(organisation, history.unit, lastDayOf(history, day));
  if (last === null) return null;
  return wanted(last) ? last.unit : last.parent === null ? null : placeAbove(organisation, last.parent, day, wanted);
}

/** The last day up to `day` on which the unit existed. */
export function lastDayOf({ to }: Pick<UnitHistory, 'to'>, day: CalendarDate): CalendarDate {
  return to !== null && to <= day ? addDays(to, -1) : day;
}

/**
 * What changed the place of a unit on the day: the reorganisations of it, or of what stood above it on the day before. Where a move recorded
 * later, from an earlier day, has taken it from there already: those that brought it to where it stands.
 */
export function movesOf(organisation: OrganisationState, unit: string, day: CalendarDate, events: readonly Reorganisation[]): readonly Reorganisation[] {
  const ofDay = events.filter(({ validFrom }) => validFrom === day);
  const before = lineageOf(organisation, unit, addDays(day, -1));
  const taken = ofDay.filter((event) => takenBy(event).some((moved) => before.has(moved)));
  if (taken.length > 0) return taken;
  const since = lineageOf(organisation, unit, day);
  return ofDay.filter((event) => broughtTo(event).some((heir) => since.has(heir)));
}

/** The unit and all it lay below on the day. */
function lineageOf(organisation: OrganisationState, unit: string, day: CalendarDate): ReadonlySet<string> {
  const lineage = new Set<string>();
  placeAbove(organisation, unit, day, (above) => {
    lineage.add(above.unit);
    return false;
  });
  return lineage;
}

/** The units that a reorganisation takes from their place. */
function takenBy({ type, data }: Reorganisation): readonly string[] {
  switch (type) {
    case 'UnitMoved':
    case 'UnitSplit':
    case 'UnitClosed':
      return [data.unit];
    case 'UnitsMerged':
      return data.from;
    case 'UnitEstablished':
    case 'UnitRenamed':
      return [];
    default:
      return unreachable(type);
  }
}

/** The units that a reorganisation brings others to. */
function broughtTo({ type, data }: Reorganisation): readonly string[] {
  if (type === 'UnitsMerged') return [data.into];
  return type === 'UnitSplit' ? data.into.map(({ unit }) => unit) : [];
}
