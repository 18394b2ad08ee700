import { endOfDay, type CalendarDate, type Instant } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import { streams, type MeasureDefinition, type OrganisationState } from '#domain';
import type { Read } from '../engine/views.js';
import { measurementFrom, type MeasurementRow } from '../facts/read.js';
import { eventsOfStream } from '../history/read.js';
import { organisationAsOf } from '../queries/organisation.js';
import type { Point } from '../queries/point.js';
import { daysOf, figureOf, type SeriesPoint } from '../queries/series.js';
import { factsWithin } from './measure-known.js';

/** A moment of knowledge: the end of an append. */
export interface Moment {
  readonly seq: number;
  readonly recordedAt: Instant;
}

/** One version of a measurement, and from which append to which it was known. */
interface Version {
  readonly fact: MeasurementFact;
  readonly since: Moment;
  readonly until: Moment | null;
}

/** The figure of some days as it was known from a moment on; null where all of it had been taken back. */
export interface Revised {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly known: Moment;
  readonly figure: SeriesPoint | null;
}

/** What the figures of a measure rest on, in all versions. */
export interface Revisable {
  readonly kind: MeasureDefinition['kind'];
  readonly versions: readonly Version[];
  /** Where the structure was told otherwise, and how it was known from then on; in order. */
  readonly organisations: readonly { readonly since: Moment; readonly organisation: OrganisationState }[];
}

type VersionRow = MeasurementRow & MomentRow & { readonly ended_last: number | null; readonly ended_at: string | null };
interface MomentRow {
  readonly last: number;
  readonly recorded_at: string;
}

/** Every version of a measure's values up to t that was known at k or before, and every structure that was. */
export async function revisableOf(read: Read, definition: Pick<MeasureDefinition, 'measure' | 'kind'>, { at, seq }: Point): Promise<Revisable> {
  const rows = await read.all<VersionRow>(
    `SELECT f.*, e.seq - e.part_index + e.part_count - 1 AS last, e.recorded_at,
       s.seq - s.part_index + s.part_count - 1 AS ended_last, s.recorded_at AS ended_at
     FROM measurement f JOIN event e ON e.seq = f.seq LEFT JOIN event s ON s.seq = f.superseded_seq AND s.seq <= ?
     WHERE f.measure = ? AND f.valid_from <= ? AND f.seq <= ? ORDER BY f.seq`,
    seq,
    definition.measure,
    at,
    seq,
  );
  const structure = await eventsOfStream(read, streams.organisation(), seq);
  const moments = new Map(structure.map(({ seq: own, part: [index, count], recordedAt }) => [own - index + count - 1, recordedAt]));
  const organisations: Revisable['organisations'][number][] = [];
  for (const [last, recordedAt] of moments) organisations.push({ since: { seq: last, recordedAt }, organisation: await organisationAsOf(read, last) });
  return {
    kind: definition.kind,
    versions: rows.map((row) => ({
      fact: measurementFrom(row),
      since: { seq: row.last, recordedAt: row.recorded_at as Instant },
      until: row.ended_last === null ? null : { seq: row.ended_last, recordedAt: row.ended_at as Instant },
    })),
    organisations,
  };
}

/**
 * Each figure of a unit and what lay below it, or of all, with every value it has had: a row where it was first known and wherever it
 * became another, by days and then by moment. What stands at a moment is what a series as of that moment gives. Pure.
 */
export function* revisionsIn({ kind, versions, organisations }: Revisable, unit: string | null): Generator<Revised> {
  const byDays = [...Map.groupBy(versions, ({ fact }) => daysOf(fact))].toSorted(([one], [other]) => one.localeCompare(other));
  for (const [, sameDays] of byDays) {
    const [first] = sameDays as [Version];
    const { from, to } = first.fact;
    let before: string | null = null;
    for (const known of momentsOf(sameDays, organisations)) {
      const organisation = organisations.findLast(({ since }) => since.seq <= known.seq)?.organisation ?? { units: new Map() };
      const standing = sameDays.filter(({ since, until }) => since.seq <= known.seq && (until === null || until.seq > known.seq)).map(({ fact }) => fact);
      const facts = factsWithin(organisation, standing, unit);
      const figure = facts.length === 0 ? null : figureOf(kind, organisation, facts);
      const said = figure === null ? '' : JSON.stringify([figure.value, figure.numerator, figure.denominator, figure.provisional]);
      if (said === (before ?? '')) continue;
      before = said;
      yield { from, to, known, figure };
    }
  }
}

/** The moments at which a figure may have become another, each once, in order. */
function momentsOf(versions: readonly Version[], organisations: Revisable['organisations']): readonly Moment[] {
  const all = [...versions.flatMap(({ since, until }) => (until === null ? [since] : [since, until])), ...organisations.map(({ since }) => since)];
  return [...new Map(all.map((moment) => [moment.seq, moment])).values()].toSorted((one, other) => one.seq - other.seq);
}

/** What was known at the end of each of these days in the zone, of what was known by then; days in order. */
export function* knownOnDays(
  revisions: Iterable<Revised>,
  days: readonly CalendarDate[],
  timeZone: string,
): Generator<Revised & { readonly on: CalendarDate }> {
  const ends = days.map((on) => ({ on, end: endOfDay(on, timeZone) }));
  for (const same of Map.groupBy(revisions, daysOf).values()) {
    for (const { on, end } of ends) {
      const last = same.findLast(({ known }) => known.recordedAt < end);
      if (last !== undefined) yield { ...last, on };
    }
  }
}
