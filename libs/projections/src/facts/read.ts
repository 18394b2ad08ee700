import type { AssessmentFact, CoverageFact, EntryFact, MeasurementFact } from '#goal-types';
import { oncePerObject, type CalendarDate, type DecimalText } from '#kernel';
import type { EntryState } from '#domain';
import type { RowIn } from '../engine/table.js';
import type { Read } from '../engine/views.js';
import type { assessmentTable, coverageReportTable, entryTable, measurementTable } from './tables.js';

export type MeasurementRow = RowIn<typeof measurementTable>;
type EntryRow = RowIn<typeof entryTable>;
type CoverageRow = RowIn<typeof coverageReportTable>;
type AssessmentRow = RowIn<typeof assessmentTable>;

/** The condition for versions that count at a seq; takes it twice. */
export const KNOWN = 'f.seq <= ? AND (f.superseded_seq IS NULL OR f.superseded_seq > ?)';

/** The measurements of one measure in some units, as known at `seq`. */
export async function measurementsOf(read: Read, measure: string, units: readonly string[], seq: number): Promise<readonly MeasurementFact[]> {
  const rows = await rowsOfUnits<MeasurementRow>(read, 'SELECT * FROM measurement f WHERE measure = ?', measure, units, seq);
  return rows.map(measurementFrom);
}

/** A register is read for many goals of a plan: once in each snapshot. */
const entriesRead = oncePerObject((_read: Read) => new Map<string, readonly EntryFact[]>());

/** The versions of a register's entries, as known at `seq`. */
export async function entriesOf(read: Read, register: string, seq: number): Promise<readonly EntryFact[]> {
  const key = `${register} ${seq}`;
  const known =
    entriesRead(read).get(key) ?? (await read.all<EntryRow>(`SELECT * FROM entry f WHERE register = ? AND ${KNOWN}`, register, seq, seq)).map(entryFrom);
  entriesRead(read).set(key, known);
  return known;
}

/** Some units' answers to what a coverage asks, as known at `seq`. */
export async function coverageOf(read: Read, coverage: string, units: readonly string[], seq: number): Promise<readonly CoverageFact[]> {
  const rows = await rowsOfUnits<CoverageRow>(read, 'SELECT * FROM coverage_report f WHERE coverage = ?', coverage, units, seq);
  return rows.map(coverageFrom);
}

const UNITS_AT_ONCE = 100;

/** The rows that `select` finds with its one parameter, of those units, as known at `seq`. */
async function rowsOfUnits<R extends object>(read: Read, select: string, id: string, units: readonly string[], seq: number): Promise<readonly R[]> {
  const found: (readonly R[])[] = [];
  for (let from = 0; from < units.length; from += UNITS_AT_ONCE) {
    const some = units.slice(from, from + UNITS_AT_ONCE);
    found.push(await read.all<R>(`${select} AND unit IN (${some.map(() => '?').join(', ')}) AND ${KNOWN}`, id, ...some, seq, seq));
  }
  return found.flat();
}

/** The judgements of a goal, as known at `seq`. */
export async function assessmentsOf(read: Read, goal: string, seq: number): Promise<readonly AssessmentFact[]> {
  return (await read.all<AssessmentRow>(`SELECT * FROM assessment f WHERE goal = ? AND ${KNOWN}`, goal, seq, seq)).map(assessmentFrom);
}

/** The seq of the correction or retraction by which a version of a fact no longer counts at `seq`; null when it counts, or is no fact. */
export async function supersedingSeq(read: Read, eventId: string, seq: number): Promise<number | null> {
  for (const table of ['measurement', 'entry', 'coverage_report', 'assessment']) {
    const [row] = await read.all<{ superseded_seq: number | null }>(
      `SELECT superseded_seq FROM ${table} WHERE root = coalesce((SELECT root FROM fact_root WHERE event_id = ?), ?) AND event_id = ?`,
      eventId,
      eventId,
      eventId,
    );
    if (row !== undefined) return row.superseded_seq !== null && row.superseded_seq <= seq ? row.superseded_seq : null;
  }
  return null;
}

export function measurementFrom(row: MeasurementRow): MeasurementFact {
  return {
    eventId: row.event_id,
    seq: row.seq,
    measure: row.measure,
    unit: row.unit,
    from: row.valid_from as CalendarDate,
    to: row.valid_to as CalendarDate | null,
    value: row.value as DecimalText | null,
    numerator: row.numerator as DecimalText | null,
    denominator: row.denominator as DecimalText | null,
    provisional: row.provisional === 1,
    source: row.source,
    survey: row.survey === null ? null : (JSON.parse(row.survey) as MeasurementFact['survey']),
  };
}

function entryFrom(row: EntryRow): EntryFact {
  return {
    eventId: row.event_id,
    seq: row.seq,
    register: row.register,
    entry: row.entry,
    unit: row.unit,
    title: row.title,
    from: row.valid_from as CalendarDate,
    to: row.valid_to as CalendarDate | null,
    state: row.state as EntryState,
    plannedFor: row.planned_for as CalendarDate | null,
    attributes: JSON.parse(row.attributes) as EntryFact['attributes'],
  };
}

function coverageFrom(row: CoverageRow): CoverageFact {
  return {
    eventId: row.event_id,
    seq: row.seq,
    coverage: row.coverage,
    unit: row.unit,
    occasion: row.occasion,
    state: row.state as CoverageFact['state'],
    count: row.count,
    on: row.valid_from as CalendarDate,
  };
}

function assessmentFrom(row: AssessmentRow): AssessmentFact {
  return {
    eventId: row.event_id,
    seq: row.seq,
    goal: row.goal,
    unit: row.unit,
    rubric: row.rubric,
    rubricVersion: row.rubric_version,
    level: row.level,
    assessor: row.assessor,
    selfAssessed: row.self_assessed === 1,
    on: row.valid_from as CalendarDate,
  };
}
