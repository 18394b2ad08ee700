import { type CalendarDate, invalid } from '#kernel';
import { UNIT_KINDS, type UnitKind } from './events.js';
import { mustBeOpen, openUnits, type OrganisationState, unitAt, type UnitHistory, type UnitOnDay } from './tree.js';

/**
 * Checks the tree on the day `since` and on every later day on which something changes: one root; every other unit below one that exists
 * that day and is of a higher kind, so that no circle can arise; and what was merged or split carries on in units that exist. Changes
 * are accepted only if the tree stays so, also on days after them that were recorded before.
 * @throws Refused naming `fieldOf` the unit where it fails
 */
export function mustBeSound(state: OrganisationState, since: CalendarDate, fieldOf: (unit: string) => string): void {
  const histories = [...state.units.values()];
  const days = new Set(histories.flatMap(daysOfChange).filter((day) => day >= since));
  for (const day of [...days].sort()) {
    const open = openUnits(state, day);
    mustHaveOneRoot(open, day, fieldOf);
    for (const unit of open) mustStandBelowHigher(state, unit, day, fieldOf(unit.unit));
    for (const { unit, into } of histories.filter((history) => history.to === day)) {
      for (const successor of into) mustBeOpen(state, successor, day, fieldOf(unit));
    }
  }
}

/** A unit of `kind` may stand directly below one of `above`; levels may be left out. */
function isHigherKind(above: UnitKind, kind: UnitKind): boolean {
  return UNIT_KINDS.indexOf(above) < UNIT_KINDS.indexOf(kind);
}

function mustHaveOneRoot(open: readonly UnitOnDay[], day: CalendarDate, fieldOf: (unit: string) => string): void {
  const roots = open.filter((unit) => unit.parent === null).map(({ unit }) => unit);
  const last = roots.at(-1);
  if (roots.length > 1 && last !== undefined) {
    throw invalid(fieldOf(last), `on ${day} ${roots.join(' and ')} would all stand at the top`, 'name a parent for all units but one');
  }
}

function mustStandBelowHigher(state: OrganisationState, { unit, kind, parent }: UnitOnDay, day: CalendarDate, field: string): void {
  if (parent === null) return;
  mustBeOpen(state, parent, day, field);
  const above = unitAt(state, parent, day);
  if (above !== null && !isHigherKind(above.kind, kind)) {
    throw invalid(field, `on ${day} ${unit}, a ${kind}, would stand below ${parent}, a ${above.kind}`, `the order is ${UNIT_KINDS.join(', ')}`);
  }
}

function daysOfChange({ from, to, parents }: UnitHistory): readonly CalendarDate[] {
  return [from, ...(to === null ? [] : [to]), ...parents.map((dated) => dated.from)];
}
