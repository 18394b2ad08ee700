import { daysBetween, decimal, type CalendarDate, type Decimal } from '#kernel';

/** A value expected on a day. */
export interface Waypoint {
  readonly on: CalendarDate;
  readonly value: Decimal;
}

/** What is expected on a day; null where nothing is. */
export type Path = (day: CalendarDate) => Decimal | null;

/**
 * The value expected on a day: on a straight line between the waypoints around it, the last one's after it, and null before the first.
 * @param path waypoints in ascending order of day
 */
export function expectedOn(path: readonly Waypoint[], day: CalendarDate): Decimal | null {
  const next = path.findIndex((point) => point.on > day);
  if (next === 0 || path.length === 0) return null;
  const before = path.at(next === -1 ? -1 : next - 1) as Waypoint;
  if (next === -1) return before.value;
  const after = path[next] as Waypoint;
  const passed = decimal(daysBetween(before.on, day)).div(daysBetween(before.on, after.on));
  return before.value.plus(after.value.minus(before.value).times(passed));
}

/**
 * The value expected on a day where nothing is expected between the waypoints: that of the last one by the day, and null before the first.
 * @param path waypoints in ascending order of day
 */
export function stepOn(path: readonly Waypoint[], day: CalendarDate): Decimal | null {
  return path.findLast((point) => point.on <= day)?.value ?? null;
}
