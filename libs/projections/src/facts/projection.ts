import { Broken } from '#kernel';
import type { AssessmentData, CoverageReportData, EntryData, MeasurementData } from '#domain';
import { firstDayOf, projection, type LedgerEvent } from '../engine/projection.js';
import { insert, lookup, update, type Lookup, type RowChange } from '../engine/row-change.js';
import type { Columns, Table } from '../engine/table.js';
import { assessmentTable, coverageReportTable, entryTable, factRootTable, measurementTable } from './tables.js';

/** Measurements, register entries, coverage reports and assessments, each version a row in both times. */
export const facts = projection('facts', 3, [factRootTable, measurementTable, entryTable, coverageReportTable, assessmentTable], {
  MeasurementRecorded: (event) => [measurementRow(event, event.data, event.id)],
  MeasurementCorrected: (event) => [...corrected(event, measurementTable), measurementRow(event, event.data, rootOf(event))],
  MeasurementRetracted: (event) => [superseded(event, measurementTable)],
  EntryRecorded: (event) => [entryRow(event, event.data, event.id)],
  EntryChanged: (event) => [entryRow(event, event.data, event.id)],
  EntryCorrected: (event) => [...corrected(event, entryTable), entryRow(event, event.data, rootOf(event))],
  EntryRetracted: (event) => [superseded(event, entryTable)],
  CoverageReported: (event) => [coverageRow(event, event.data, event.id)],
  CoverageCorrected: (event) => [...corrected(event, coverageReportTable), coverageRow(event, event.data, rootOf(event))],
  CoverageRetracted: (event) => [superseded(event, coverageReportTable)],
  AssessmentMade: (event) => [assessmentRow(event, event.data, event.id)],
  AssessmentCorrected: (event) => [...corrected(event, assessmentTable), assessmentRow(event, event.data, rootOf(event))],
  AssessmentRetracted: (event) => [superseded(event, assessmentTable)],
});

function measurementRow(event: LedgerEvent, data: MeasurementData, root: string | Lookup): RowChange {
  const { measure, unit, value, numerator, denominator, delivery } = data;
  return insert(measurementTable, {
    ...versionOf(event, root),
    measure,
    unit,
    value,
    numerator,
    denominator,
    provisional: data.provisional ? 1 : 0,
    source: data.source?.name ?? null,
    survey: data.survey === null ? null : JSON.stringify(data.survey),
    delivery,
  });
}

function entryRow(event: LedgerEvent, data: EntryData, root: string | Lookup): RowChange {
  const { register, entry, unit, title, state } = data;
  return insert(entryTable, {
    ...versionOf(event, root),
    register,
    entry,
    unit,
    title,
    state,
    planned_for: data.plannedFor,
    attributes: JSON.stringify(data.attributes),
    delivery: data.delivery,
  });
}

function coverageRow(event: LedgerEvent, data: CoverageReportData, root: string | Lookup): RowChange {
  const { coverage, unit, occasion, state, count, delivery } = data;
  return insert(coverageReportTable, { ...versionOf(event, root), coverage, unit, occasion, state, count, delivery });
}

function assessmentRow(event: LedgerEvent, data: AssessmentData, root: string | Lookup): RowChange {
  const { goal, unit, rubric, level } = data;
  return insert(assessmentTable, {
    ...versionOf(event, root),
    goal,
    unit,
    rubric,
    rubric_version: data.rubricVersion,
    level,
    assessor: event.actor,
    self_assessed: data.selfAssessed ? 1 : 0,
    delivery: data.delivery,
  });
}

function versionOf(event: LedgerEvent, root: string | Lookup) {
  return { root, event_id: event.id, seq: event.seq, superseded_seq: null, valid_from: firstDayOf(event), valid_to: event.validTo };
}

/** A correction joins the chain of what it names, and what counted in that chain until now is superseded. */
function corrected(event: LedgerEvent, table: Table<{ readonly root: 'text'; readonly superseded_seq: 'integer?' } & Columns>): RowChange[] {
  return [insert(factRootTable, { event_id: event.id, root: rootOf(event) }), superseded(event, table)];
}

function superseded(event: LedgerEvent, table: Table<{ readonly root: 'text'; readonly superseded_seq: 'integer?' } & Columns>): RowChange {
  return update(table, { superseded_seq: event.seq }, { root: rootOf(event), superseded_seq: null });
}

/** The root of the chain the event amends: that of what it names, or what it names itself. */
function rootOf(event: LedgerEvent): Lookup {
  if (event.corrects === null) throw new Broken(`${event.type} names no event that it amends`);
  return lookup(factRootTable, 'root', { event_id: event.corrects }, event.corrects);
}
