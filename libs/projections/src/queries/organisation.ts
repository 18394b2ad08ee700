import { addDays, notFound, oncePerObject, Remembered, type CalendarDate } from '#kernel';
import type { UnitFact } from '#goal-types';
import {
  isWithin,
  openUnits,
  organisationDecider,
  streams,
  unitAt,
  type OrganisationEvent,
  type OrganisationState,
  type UnitHistory,
  type UnitOnDay,
} from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsOfStream } from '../history/read.js';
import type { Point } from './point.js';

/** The structure that a list of its events folds to. */
const folded = oncePerObject((events: readonly LedgerEvent<OrganisationEvent['type']>[]) =>
  events.reduce(organisationDecider.evolve, organisationDecider.initialState()),
);

/** The structure at all times, as known at `seq`. */
export async function organisationAsOf(read: Read, seq: number): Promise<OrganisationState> {
  return folded((await eventsOfStream(read, streams.organisation(), seq)) as readonly LedgerEvent<OrganisationEvent['type']>[]);
}

/** @throws Refused `not-found` for a unit that there had never been, as known at `seq` */
export function mustBeKnownUnit({ units }: OrganisationState, unit: string, seq: number): void {
  if (!units.has(unit)) throw notFound('unit', `unit ${unit}, as known at seq ${seq},`, 'choose one that is listed under units');
}

/** Every unit that exists on the day, as it is on it. */
export async function unitsAt(read: Read, { at, seq }: Point): Promise<readonly UnitOnDay[]> {
  return openUnits(await organisationAsOf(read, seq), at);
}

/** Every day on which some unit begins, ends or comes to stand elsewhere, each once. */
export const daysOfStructure = oncePerObject(({ units }: OrganisationState): readonly CalendarDate[] => {
  const days = [...units.values()].flatMap(({ from, to, parents }) => [from, to, ...parents.map((parent) => parent.from)]);
  return [...new Set(days.filter((day) => day !== null))];
});

/** Who reports: the root alone when `kind` is null, else the units of that kind at or below it. */
export interface Scope {
  readonly root: string;
  readonly kind: string | null;
}

const SCOPES_REMEMBERED = 200;
const scopesOf = oncePerObject((_organisation: OrganisationState) => new Remembered<string, readonly UnitFact[]>(SCOPES_REMEMBERED));

/** The units that are to report at t, and those that ceased earlier: a merged one where its members are at t, others where they were on their last day. */
export function unitsInScope(organisation: OrganisationState, scope: Scope, at: CalendarDate): readonly UnitFact[] {
  const key = `${at} ${scope.root} ${scope.kind ?? ''}`;
  const scopes = scopesOf(organisation);
  const units = scopes.get(key) ?? findUnits(organisation, scope, at);
  scopes.set(key, units);
  return units;
}

function findUnits(organisation: OrganisationState, scope: Scope, at: CalendarDate): readonly UnitFact[] {
  return [...organisation.units.values()].flatMap((history) => {
    const { unit, kind, from, to, into } = history;
    if (from > at || (scope.kind === null ? unit !== scope.root : kind !== scope.kind)) return [];
    const asOnDay = unitAt(organisation, unit, lastDayUntil(at, history));
    if (asOnDay === null || (scope.kind !== null && !belongsTo(organisation, history, scope.root, at))) return [];
    return [{ unit, kind, name: asOnDay.name, parent: asOnDay.parent, from, to, succeededBy: into }];
  });
}

/** Whether the unit, or the one that its members went to by merger, lies below the root at t; where it is gone for other reasons, on its last day. */
function belongsTo(organisation: OrganisationState, history: UnitHistory, root: string, at: CalendarDate): boolean {
  const [successor, ...others] = history.to === null || history.to > at ? [] : history.into.flatMap((unit) => organisation.units.get(unit) ?? []);
  if (successor !== undefined && others.length === 0) return belongsTo(organisation, successor, root, at);
  return isWithin(organisation, history.unit, root, lastDayUntil(at, history));
}

function lastDayUntil(at: CalendarDate, { to }: UnitHistory): CalendarDate {
  return to !== null && to <= at ? addDays(to, -1) : at;
}
