import { alreadyExists, type CalendarDate, invalid, unreachable } from '#kernel';
import { type CommandOf, type DataOf, type Decider, event, type StreamType } from '../event/index.js';
import { type closeUnit, type establishUnits, type mergeUnits, organisationCommands, type splitUnit } from './commands.js';
import { type OrganisationEvent, UnitClosed, UnitEstablished, UnitMoved, UnitRenamed, UnitsMerged, UnitSplit } from './events.js';
import { mustBeSound } from './soundness.js';
import { emptyOrganisation, historyOf, organisationAfter } from './state.js';
import { childrenAt, mustBeOpen, type OrganisationState } from './tree.js';

export type OrganisationCommand = CommandOf<(typeof organisationCommands)[number]>;

/** Decides on the structure. What a change would break on any later day is refused with it. */
export const organisationDecider: Decider<OrganisationCommand, OrganisationEvent, OrganisationState> = {
  initialState: () => emptyOrganisation,
  evolve: organisationAfter,
  decide: (command, state) => {
    switch (command.type) {
      case 'establishUnits': {
        const { units } = command.data;
        return sound(state, established(command.data, state), (unit) => `units[${units.findIndex((listed) => listed.unit === unit)}].parent`);
      }
      case 'renameUnit': {
        const { on, ...data } = command.data;
        mustBeOpen(state, data.unit, on, 'unit');
        return [event(UnitRenamed, data, { validFrom: on })];
      }
      case 'moveUnit': {
        const { on, ...data } = command.data;
        mustBeOpen(state, data.unit, on, 'unit');
        return sound(state, [event(UnitMoved, data, { validFrom: on })], () => 'parent');
      }
      case 'mergeUnits':
        return sound(state, merged(command.data, state), () => 'from');
      case 'splitUnit':
        return sound(state, split(command.data, state), () => 'unit');
      case 'closeUnit':
        return sound(state, closed(command.data, state), () => 'unit');
      default:
        return unreachable(command);
    }
  },
};

export const organisationStream: StreamType = { kind: 'organisation', commands: organisationCommands, decider: organisationDecider };

function sound(state: OrganisationState, events: readonly OrganisationEvent[], fieldOf: (unit: string) => string): readonly OrganisationEvent[] {
  const days = events.map(({ validFrom }) => validFrom).filter((day) => day !== null);
  const earliest = days.reduce((first, day) => (day < first ? day : first));
  mustBeSound(events.reduce(organisationAfter, state), earliest, fieldOf);
  return events;
}

function established({ units }: DataOf<typeof establishUnits>, state: OrganisationState): readonly OrganisationEvent[] {
  mustBeNew(
    units.map(({ unit }) => unit),
    state,
    (index) => `units[${index}].unit`,
  );
  return units.map(({ from, ...unit }) => event(UnitEstablished, unit, { validFrom: from }));
}

function merged({ on, ...data }: DataOf<typeof mergeUnits>, state: OrganisationState): readonly OrganisationEvent[] {
  mustBeOpen(state, data.into, on, 'into');
  const { kind } = historyOf(state, data.into);
  data.from.forEach((unit, index) => {
    const field = `from[${index}]`;
    if (unit === data.into) throw invalid(field, `${unit} can't be merged into itself`, 'leave it out: it is the one that carries on');
    if (data.from.indexOf(unit) !== index) throw invalid(field, `${unit} is named twice`, 'name each unit once');
    mustCarryOn(state, unit, on, field);
    const own = historyOf(state, unit).kind;
    if (own !== kind) throw invalid(field, `${unit} is a ${own} and ${data.into} a ${kind}`, 'merge units of one kind');
  });
  return [event(UnitsMerged, data, { validFrom: on })];
}

function split({ on, ...data }: DataOf<typeof splitUnit>, state: OrganisationState): readonly OrganisationEvent[] {
  mustCarryOn(state, data.unit, on, 'unit');
  mustBeNew(
    data.into.map(({ unit }) => unit),
    state,
    (index) => `into[${index}].unit`,
  );
  const left = new Set(childrenAt(state, data.unit, on).map(({ unit }) => unit));
  data.into.forEach(({ children }, index) => {
    for (const child of children) {
      const problem = `${child} does not stand below ${data.unit} on ${on}, or is named twice`;
      if (!left.delete(child)) throw invalid(`into[${index}].children`, problem, 'name each unit directly below it once');
    }
  });
  if (left.size > 0) throw invalid('into', `${[...left].join(', ')} would be left without a parent`, 'put them below one of the new units');
  return [event(UnitSplit, data, { validFrom: on })];
}

function closed({ on, unit }: DataOf<typeof closeUnit>, state: OrganisationState): readonly OrganisationEvent[] {
  mustCarryOn(state, unit, on, 'unit');
  const children = childrenAt(state, unit, on).map((child) => child.unit);
  if (children.length > 0) throw invalid('unit', `${children.join(', ')} still stand below ${unit} on ${on}`, 'move or close them first');
  return [event(UnitClosed, { unit }, { validFrom: on })];
}

/** A unit may end on a day only if it existed the day before and no end is recorded yet. */
function mustCarryOn(state: OrganisationState, unit: string, on: CalendarDate, field: string): void {
  mustBeOpen(state, unit, on, field);
  const { from, to } = historyOf(state, unit);
  if (from === on) throw invalid('on', `${unit} exists from ${on}, so it would never have existed`, 'give a later day');
  if (to !== null) throw invalid(field, `${unit} ends on ${to} already`, 'its end is recorded; choose another unit');
}

/** Ids are never used again, or an old fact would seem to speak of the new unit. */
function mustBeNew(units: readonly string[], state: OrganisationState, fieldOf: (index: number) => string): void {
  const known = new Set(state.units.keys());
  units.forEach((unit, index) => {
    if (known.has(unit)) throw alreadyExists(fieldOf(index), `the unit ${unit}`, 'give an id that was never used, also not by a closed unit');
    known.add(unit);
  });
}
