import { type CalendarDate, Broken, unreachable } from '#kernel';
import type { OrganisationEvent } from './events.js';
import { childrenAt, type Dated, type OrganisationState, type UnitHistory, valueOn } from './tree.js';

export const emptyOrganisation: OrganisationState = { units: new Map() };

/**
 * The organisation after one more event. Events may come in any order of their days: what is said of a day holds until the next day
 * something was said of, and of two statements about one day the later recorded stands.
 */
export function organisationAfter(state: OrganisationState, event: OrganisationEvent): OrganisationState {
  const day = event.validFrom;
  if (day === null) throw new Broken(`${event.type} has no day from which it holds`);
  switch (event.type) {
    case 'UnitEstablished': {
      const { unit, kind, name, parent } = event.data;
      return withUnits(state, [{ unit, kind, from: day, to: null, into: [], names: [{ from: day, value: name }], parents: [{ from: day, value: parent }] }]);
    }
    case 'UnitRenamed': {
      const unit = historyOf(state, event.data.unit);
      return withUnits(state, [{ ...unit, names: withValue(unit.names, day, event.data.name) }]);
    }
    case 'UnitMoved':
      return withUnits(state, [moved(state, event.data.unit, event.data.parent, day)]);
    case 'UnitsMerged': {
      const { from, into } = event.data;
      const children = from.flatMap((unit) => childrenAt(state, unit, day)).map(({ unit }) => moved(state, unit, into, day));
      return withUnits(state, [...from.map((unit) => ended(state, unit, day, [into])), ...children]);
    }
    case 'UnitSplit': {
      const { unit, into } = event.data;
      const { kind, parents } = historyOf(state, unit);
      const parent = valueOn(parents, day) ?? null;
      const parts = into.map((part): UnitHistory => {
        return { unit: part.unit, kind, from: day, to: null, into: [], names: [{ from: day, value: part.name }], parents: [{ from: day, value: parent }] };
      });
      const children = into.flatMap((part) => part.children.map((child) => moved(state, child, part.unit, day)));
      const names = into.map((part) => part.unit);
      return withUnits(state, [ended(state, unit, day, names), ...parts, ...children]);
    }
    case 'UnitClosed':
      return withUnits(state, [ended(state, event.data.unit, day, [])]);
    default:
      return unreachable(event);
  }
}

/** @throws Broken when the log speaks of a unit that was never established */
export function historyOf(state: OrganisationState, unit: string): UnitHistory {
  const history = state.units.get(unit);
  if (history === undefined) throw new Broken(`the unit ${unit} was never established`);
  return history;
}

function moved(state: OrganisationState, unit: string, parent: string, day: CalendarDate): UnitHistory {
  const history = historyOf(state, unit);
  return { ...history, parents: withValue(history.parents, day, parent) };
}

function ended(state: OrganisationState, unit: string, day: CalendarDate, into: readonly string[]): UnitHistory {
  return { ...historyOf(state, unit), to: day, into };
}

function withUnits(state: OrganisationState, changed: readonly UnitHistory[]): OrganisationState {
  const units = new Map(state.units);
  for (const history of changed) units.set(history.unit, history);
  return { units };
}

function withValue<T>(timeline: readonly Dated<T>[], from: CalendarDate, value: T): readonly Dated<T>[] {
  return [...timeline.filter((dated) => dated.from < from), { from, value }, ...timeline.filter((dated) => dated.from > from)];
}
