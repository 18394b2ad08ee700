import type { AssessmentFact, CoverageFact, EntryFact, MeasurementFact } from '#goal-types';
import type { CalendarDate, DecimalText } from '#kernel';
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

/** The measurements of one measure in one unit, as known at `seq`. */
export async function measurementsOf(read: Read, measure: string, unit: string, seq: number): Promise<readonly MeasurementFact[]> {
  return (await read.all<MeasurementRow>(`SELECT * FROM measurement f WHERE measure = ? AND unit = ? AND ${KNOWN}`, measure, unit, seq, seq)).map(
    measurementFrom,
  );
}

/** The versions of a register's entries, as known at `seq`. */
export async function entriesOf(read: Read, register: string, seq: number): Promise<readonly EntryFact[]> {
  return (await read.all<EntryRow>(`SELECT * FROM entry f WHERE register = ? AND ${KNOWN}`, register, seq, seq)).map(entryFrom);
}

/** One unit's answers to what a coverage asks, as known at `seq`. */
export async function coverageOf(read: Read, coverage: string, unit: string, seq: number): Promise<readonly CoverageFact[]> {
  return (await read.all<CoverageRow>(`SELECT * FROM coverage_report f WHERE coverage = ? AND unit = ? AND ${KNOWN}`, coverage, unit, seq, seq)).map(
    coverageFrom,
  );
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
