import { z } from 'zod';
import { calendarDate, defineCommand, eventId, label, name, type Role } from '../event/index.js';
import { decimalInput } from '../fact/index.js';
import { streams } from '../streams.js';
import { contributors, measureKind, measureQuantity, priceBasis } from './events.js';

const roles: readonly Role[] = ['planner', 'secretariat'];

const definition = z.strictObject({
  measure: name,
  title: label,
  unitOfMeasure: label,
  definition: z.string().min(1).max(4000),
  source: label.nullable().default(null),
  /** For amounts: the prices they are in. */
  priceBasis: priceBasis.nullable().default(null),
  range: z
    .strictObject({ min: decimalInput.nullable().default(null), max: decimalInput.nullable().default(null) })
    .nullable()
    .default(null),
  /** The day the definition holds from. */
  from: calendarDate,
});

export const defineMeasure = defineCommand({
  name: 'defineMeasure',
  kind: 'creation',
  data: z.strictObject({ ...definition.shape, kind: measureKind, quantity: measureQuantity }),
  roles,
  stream: (data) => streams.measure(data.measure),
});

/** A later version; what kind of value the measure is, and whether it is a stock or a flow, never changes: that is another measure. */
export const redefineMeasure = defineCommand({
  name: 'redefineMeasure',
  kind: 'decision',
  data: definition,
  roles,
  needsReason: true,
  stream: (data) => streams.measure(data.measure),
});

export const breakSeries = defineCommand({
  name: 'breakSeries',
  kind: 'decision',
  data: z.strictObject({
    measure: name,
    /** The unit whose series breaks; null for all. */
    unit: name.nullable().default(null),
    /** The first day counted the new way. */
    on: calendarDate,
    cause: label,
    /** The first day no longer counted the old way, where both were counted for a time. */
    overlapTo: calendarDate.nullable().default(null),
  }),
  roles,
  needsReason: true,
  stream: (data) => streams.measure(data.measure),
  unit: (data) => data.unit,
  reads: () => ({ organisation: streams.organisation() }),
});

/** Says where the number of people is found that a value of the measure tells of. A measure is published after that only. */
export const markContributors = defineCommand({
  name: 'markContributors',
  kind: 'decision',
  data: z.strictObject({ measure: name, contributors }),
  roles,
  needsReason: true,
  stream: (data) => streams.measure(data.measure),
});

/** Approves an exact set of measurement events. Their recorder may only with a reason; auditors find it among the weak spots. */
export const approveMeasurements = defineCommand({
  name: 'approveMeasurements',
  kind: 'decision',
  data: z.strictObject({ measure: name, approval: name, events: z.array(eventId).min(1).max(10_000) }),
  roles: ['planner', 'secretariat', 'board'],
  stream: (data) => streams.measure(data.measure),
});
