import type { MeasurementFact } from '#goal-types';
import { isWithin } from '#domain';
import { countMeasurements, measurementPages, organisationAsOf, type RecordedMeasurement } from '#projections';
import type { Row } from '#tables';
import type { ColumnId } from '../columns.js';
import type { TableAsked } from '../rows.js';
import { measuresOf, unitNameOn } from './measures.js';

export const MEASUREMENT_COLUMNS: readonly ColumnId[] = [
  'measureId',
  'unitId',
  'unitName',
  'from',
  'to',
  'value',
  'numerator',
  'denominator',
  'unitOfMeasure',
  'sign',
  'provisional',
  'source',
  'delivery',
  'surveyAnswers',
  'surveyAsked',
  'surveyMargin',
  'recordedAt',
  'seq',
  'eventId',
  'root',
];

/** Every measurement that counts, a row each, read as they are taken. A unit's name is the one it had on the day. */
export async function measurementRows(asked: TableAsked): Promise<{ readonly atMost: number; readonly pages: AsyncIterable<readonly Row[]> }> {
  const { read, point, params } = asked;
  const measures = await measuresOf(asked);
  const choice = { measures: measures.map(({ measure }) => measure), from: params.from ?? null, to: null };
  const unitsOfMeasure = new Map(measures.map(({ measure, unitOfMeasure }) => [measure, unitOfMeasure]));
  const organisation = await organisationAsOf(read, point.seq);
  const { unit, language } = params;
  const rowOf = (row: RecordedMeasurement): Row => {
    const survey = row.survey === null ? null : (JSON.parse(row.survey) as MeasurementFact['survey']);
    return [
      row.measure,
      row.unit,
      unitNameOn(organisation, row.unit, row.valid_from, language),
      row.valid_from,
      row.valid_to,
      row.value,
      row.numerator,
      row.denominator,
      unitsOfMeasure.get(row.measure) ?? null,
      row.provisional === 1 ? '*' : null,
      row.provisional === 1,
      row.source,
      row.delivery,
      survey?.answers ?? null,
      survey?.asked ?? null,
      survey?.margin ?? null,
      row.recorded_at,
      row.seq,
      row.event_id,
      row.root === row.event_id ? null : row.root,
    ];
  };
  const isInside = (row: RecordedMeasurement) => unit === undefined || isWithin(organisation, row.unit, unit, row.valid_from as MeasurementFact['from']);
  return {
    atMost: await countMeasurements(read, choice, point),
    pages: (async function* () {
      for await (const page of measurementPages(read, choice, point)) yield page.filter(isInside).map(rowOf);
    })(),
  };
}
