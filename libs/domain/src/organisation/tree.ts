import { type CalendarDate, contains, invalid, notFound } from '#kernel';
import type { UnitKind } from './events.js';

/** A value from a day on, until the next one of the same timeline. */
export interface Dated<T> {
  readonly from: CalendarDate;
  readonly value: T;
}

/** A unit through time: the days it exists, `[from, to)`, and on them its names and parents, each timeline in ascending order. */
export interface UnitHistory {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** The units that carry on from the day `to`: one after a merger, several after a split, none after a closure. */
  readonly into: readonly string[];
  readonly names: readonly Dated<string>[];
  /** Null is the root. */
  readonly parents: readonly Dated<string | null>[];
}

/** The whole structure, at all times. */
export interface OrganisationState {
  readonly units: ReadonlyMap<string, UnitHistory>;
}

/** A unit as it is on one day. */
export interface UnitOnDay {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly parent: string | null;
}

/** The value in force on the day; undefined before the first. */
export function valueOn<T>(timeline: readonly Dated<T>[], day: CalendarDate): T | undefined {
  return timeline.findLast((dated) => dated.from <= day)?.value;
}

/** The unit as it is on the day, or null when it does not exist on it. */
export function unitAt(state: OrganisationState, unit: string, day: CalendarDate): UnitOnDay | null {
  const history = state.units.get(unit);
  if (history === undefined || !contains(history, day)) return null;
  return { unit, kind: history.kind, name: valueOn(history.names, day) ?? unit, parent: valueOn(history.parents, day) ?? null };
}

/** Whether the unit exists on the day. */
export function isOpen(state: OrganisationState, unit: string, day: CalendarDate): boolean {
  const history = state.units.get(unit);
  return history !== undefined && contains(history, day);
}

/** Whether the unit is `scope` itself or lies below it on the day; false when either does not exist on it. */
export function isWithin(state: OrganisationState, unit: string, scope: string, day: CalendarDate): boolean {
  for (let at = unitAt(state, unit, day); at !== null; at = at.parent === null ? null : unitAt(state, at.parent, day)) {
    if (at.unit === scope) return true;
  }
  return false;
}

/** The units below `root` on the day, at any depth, `root` itself not among them, in the order they were first recorded. */
export function descendantsAt(state: OrganisationState, root: string, day: CalendarDate): readonly UnitOnDay[] {
  return openUnits(state, day).filter(({ unit }) => unit !== root && isWithin(state, unit, root, day));
}

/** The units directly below `parent` on the day, in the order they were first recorded. */
export function childrenAt(state: OrganisationState, parent: string, day: CalendarDate): readonly UnitOnDay[] {
  return openUnits(state, day).filter((unit) => unit.parent === parent);
}

/** All units that exist on the day, in the order they were first recorded. */
export function openUnits(state: OrganisationState, day: CalendarDate): readonly UnitOnDay[] {
  return [...state.units.keys()].map((unit) => unitAt(state, unit, day)).filter((unit) => unit !== null);
}

/** The unit that `unit` was merged into, and that one in turn, to the last; null when it was not merged (open, split or closed). */
export function successorOf(state: OrganisationState, unit: string): string | null {
  const [into, ...others] = state.units.get(unit)?.into ?? [];
  if (into === undefined || others.length > 0) return null;
  return successorOf(state, into) ?? into;
}

/** @throws Refused naming `field`: `not-found` for a unit never established, `invalid` for one that does not exist on the day */
export function mustBeOpen(state: OrganisationState, unit: string, day: CalendarDate, field: string): void {
  const history = state.units.get(unit);
  if (history === undefined) throw notFound(field, `the unit ${unit}`, 'give the id of an established unit');
  if (day < history.from) throw invalid(field, `${unit} does not exist before ${history.from}, so not on ${day}`, 'give another unit or a later day');
  if (history.to !== null && day >= history.to) {
    const remedy = history.into.length === 0 ? 'give a unit that exists on that day' : `give ${history.into.join(' or ')}, which carries on, or an earlier day`;
    throw invalid(field, `${unit} no longer exists from ${history.to}, so not on ${day}`, remedy);
  }
}
