import { z } from 'zod';
import { calendarDate, defineCommand, eventId, name, type Role } from '../event/index.js';
import { decimalInput, deliveryInput, evidenceInput, noteInput, sourceInput } from '../fact/index.js';
import { streams } from '../streams.js';
import { survey } from './events.js';

const roles: readonly Role[] = ['recorder', 'planner', 'secretariat'];

/** How a wave of a survey or a test was asked; what is not known may be left out. */
const surveyInput = survey.extend({ asked: survey.shape.asked.default(null), margin: decimalInput.nullable().default(null) });

/** What is said of one measure in one unit: for a stock `on` a day, for a flow over `[from, to)`. */
const said = z.strictObject({
  measure: name,
  unit: name,
  /** The day a stock is counted. */
  on: calendarDate.nullable().default(null),
  /** The first day of a flow's period. */
  from: calendarDate.nullable().default(null),
  /** The first day after a flow's period. */
  to: calendarDate.nullable().default(null),
  /** The number; of a share or rate only where it is published without its parts, as a quotient. */
  value: decimalInput.nullable().default(null),
  numerator: decimalInput.nullable().default(null),
  denominator: decimalInput.nullable().default(null),
  /** Where the value is a wave of a survey or a test. */
  survey: surveyInput.nullable().default(null),
  provisional: z.boolean().default(false),
  source: sourceInput,
  evidence: evidenceInput,
  note: noteInput,
  delivery: deliveryInput,
});
export type MeasurementSaid = z.infer<typeof said>;

interface Place {
  readonly measure: string;
  readonly unit: string;
}
const stream = (data: Place) => streams.measurements(data.measure, data.unit);
const unit = (data: Place) => data.unit;
const reads = (data: Place) => ({ measure: streams.measure(data.measure), organisation: streams.organisation() });

export const recordMeasurement = defineCommand({ name: 'recordMeasurement', kind: 'fact', data: said, roles, stream, unit, reads });

/** The whole measurement as it should have been said; `corrects` is the fact's event, or an earlier correction of it. */
export const correctMeasurement = defineCommand({
  name: 'correctMeasurement',
  kind: 'fact',
  data: z.strictObject({ ...said.shape, corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
  reads,
});

export const retractMeasurement = defineCommand({
  name: 'retractMeasurement',
  kind: 'fact',
  data: z.strictObject({ measure: name, unit: name, corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
});
