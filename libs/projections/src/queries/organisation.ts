import { addDays, notFound, type CalendarDate } from '#kernel';
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

const CACHED_STATES = 8;

/** Structures by their last event: an event never changes, so neither does the fold up to it. */
const statesByLastEvent = new Map<string, OrganisationState>();

/** The structure at all times, as known at `seq`. */
export async function organisationAsOf(read: Read, seq: number): Promise<OrganisationState> {
  const [last] = await read.all<{ id: string }>('SELECT id FROM event WHERE stream = ? AND seq <= ? ORDER BY seq DESC LIMIT 1', streams.organisation(), seq);
  if (last === undefined) return organisationDecider.initialState();
  const known = statesByLastEvent.get(last.id);
  if (known !== undefined) return known;
  const events = (await eventsOfStream(read, streams.organisation(), seq)) as readonly LedgerEvent<OrganisationEvent['type']>[];
  const state = events.reduce(organisationDecider.evolve, organisationDecider.initialState());
  const [oldest] = statesByLastEvent.keys();
  if (oldest !== undefined && statesByLastEvent.size >= CACHED_STATES) statesByLastEvent.delete(oldest);
  statesByLastEvent.set(last.id, state);
  return state;
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
export function daysOfStructure({ units }: OrganisationState): readonly CalendarDate[] {
  const days = [...units.values()].flatMap(({ from, to, parents }) => [from, to, ...parents.map((parent) => parent.from)]);
  return [...new Set(days.filter((day) => day !== null))];
}

/** Who reports: the root alone when `kind` is null, else the units of that kind at or below it. */
export interface Scope {
  readonly root: string;
  readonly kind: string | null;
}

/** The units that are to report at t, and those that ceased earlier: a merged one where its members are at t, others where they were on their last day. */
export function unitsInScope(organisation: OrganisationState, scope: Scope, at: CalendarDate): readonly UnitFact[] {
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
