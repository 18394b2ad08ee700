import { contains, notFound, type CalendarDate } from '#kernel';
import { isOpen, type OrganisationState } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Value } from '../engine/row-change.js';
import type { Read } from '../engine/views.js';
import { KNOWN } from '../facts/read.js';
import { eventFrom, eventsOfType, type EventRow } from '../history/read.js';
import type { SubjectKind } from '../history/subjects.js';
import { mustBeKnownUnit, organisationAsOf } from './organisation.js';
import { pageBySeq, seqOfCursor, type Page, type PageRequest } from './page.js';
import type { Point } from './point.js';

/** What is odd about a fact, seen with all that is known at k: accepted all the same. */
export type FactFlag = 'outsidePlanPeriod' | 'unitDidNotExist';

/** The current version of a fact: its event whole (note and titles of evidence sealed), the event its chain began with, and its flags. */
export interface FactItem {
  readonly seq: number;
  readonly root: string;
  readonly flags: readonly FactFlag[];
  readonly event: LedgerEvent;
}

const FACT_TABLES = ['measurement', 'entry', 'coverage_report', 'assessment'] as const;
type FactTable = (typeof FACT_TABLES)[number];

/** Narrows a list to facts whose first day lies in `[from, to]`, both included. */
export interface Days {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** The values of a measure that count at k and hold by t, in order of seq. @throws Refused `not-found` for a measure or unit that was not known */
export async function listMeasurements(
  read: Read,
  measure: string,
  point: Point,
  options: PageRequest & Days & { readonly unit: string | null },
): Promise<Page<FactItem>> {
  await mustBeKnown(read, 'measure', measure, point.seq);
  const { unit, from, to } = options;
  if (unit !== null) mustBeKnownUnit(await organisationAsOf(read, point.seq), unit, point.seq);
  return page(read, 'measurement', { measure, ...(unit === null ? {} : { unit }) }, point, options, { from, to });
}

/** The versions of a register's entries that count at k and hold from t or before, in order of seq. @throws Refused `not-found` */
export async function listEntries(read: Read, register: string, point: Point, options: PageRequest): Promise<Page<FactItem>> {
  await mustBeKnown(read, 'register', register, point.seq);
  return page(read, 'entry', { register }, point, options);
}

/** The judgements of a goal that count at k, made by t, in order of seq. @throws Refused `not-found` */
export async function listAssessments(read: Read, goal: string, point: Point, options: PageRequest): Promise<Page<FactItem>> {
  await mustBeKnown(read, 'goal', goal, point.seq);
  return page(read, 'assessment', { goal }, point, options);
}

/** Every fact that came in one delivery and counts at k, in order of seq; none where all were retracted. @throws Refused `not-found` for a delivery that was not known */
export async function listDelivery(read: Read, id: string, point: Point, options: PageRequest): Promise<Page<FactItem>> {
  const ofEach = await Promise.all(FACT_TABLES.map((table) => listed(read, table, { delivery: id }, point, options)));
  const items = ofEach.flat().toSorted((one, other) => one.seq - other.seq);
  if (items.length === 0 && !(await cameBy(read, id, point.seq)))
    throw notFound('delivery', `delivery ${id}, as known at seq ${point.seq},`, 'use the id it was sent under');
  return pageBySeq(items, options.limit);
}

/** Whether anything came in the delivery by `seq`, whatever became of it. */
async function cameBy(read: Read, delivery: string, seq: number): Promise<boolean> {
  const inEach = FACT_TABLES.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE delivery = ? AND seq <= ?)`);
  const rows = await read.all(`SELECT 1 AS came WHERE ${inEach.join(' OR ')}`, ...FACT_TABLES.flatMap(() => [delivery, seq]));
  return rows.length > 0;
}

/** @throws Refused `not-found` naming `kind` when nothing of the kind was decided under the id by `seq` */
export async function mustBeKnown(read: Read, kind: SubjectKind, id: string, seq: number): Promise<void> {
  const [row] = await read.all('SELECT seq FROM event_subject WHERE kind = ? AND id = ? AND nature = ? AND seq <= ? LIMIT 1', kind, id, 'decision', seq);
  if (row === undefined) throw notFound(kind, `${kind} ${id}, as known at seq ${seq},`, `choose one that is listed`);
}

async function page(
  read: Read,
  table: FactTable,
  where: Readonly<Record<string, Value>>,
  point: Point,
  request: PageRequest,
  days?: Days,
): Promise<Page<FactItem>> {
  return pageBySeq(await listed(read, table, where, point, request, days), request.limit);
}

/** One more than the limit, so that the page knows whether there is a next. */
async function listed(
  read: Read,
  table: FactTable,
  where: Readonly<Record<string, Value>>,
  { at, seq }: Point,
  { cursor, limit }: PageRequest,
  days: Days = { from: null, to: null },
): Promise<readonly FactItem[]> {
  const conditions = [...Object.keys(where).map((column) => `f.${column} = ?`), 'f.valid_from >= ?', 'f.valid_from <= ?', 'f.seq > ?'];
  const until = days.to !== null && days.to < at ? days.to : at;
  const rows = await read.all<EventRow & { root: string }>(
    `SELECT e.*, f.root FROM ${table} f JOIN event e ON e.seq = f.seq WHERE ${conditions.join(' AND ')} AND ${KNOWN} ORDER BY f.seq LIMIT ?`,
    ...Object.values(where),
    days.from ?? '',
    until,
    seqOfCursor(cursor),
    seq,
    seq,
    limit + 1,
  );
  const organisation = await organisationAsOf(read, seq);
  const plans = await eventsOfType(read, 'PlanAdopted', seq);
  return rows.map((row) => {
    const event = eventFrom(row);
    return { seq: event.seq, root: row.root, flags: flagsOf(event, organisation, plans), event };
  });
}

function flagsOf({ data, validFrom }: LedgerEvent, organisation: OrganisationState, plans: readonly LedgerEvent<'PlanAdopted'>[]): readonly FactFlag[] {
  if (validFrom === null) return [];
  const unit = 'unit' in data ? data.unit : null;
  return [
    ...(plans.some((plan) => contains(plan.data.period, validFrom)) ? [] : (['outsidePlanPeriod'] as const)),
    ...(unit === null || isOpen(organisation, unit, validFrom) ? [] : (['unitDidNotExist'] as const)),
  ];
}
