import { z } from 'zod';
import { calendarDate, defineCommand, eventId, label, name, type Role } from '../event/index.js';
import { deliveryInput, evidenceInput, noteInput } from '../fact/index.js';
import { streams } from '../streams.js';
import { attributes, entryState } from './events.js';

export const defineRegister = defineCommand({
  name: 'defineRegister',
  kind: 'creation',
  data: z.strictObject({
    register: name,
    title: label,
    definition: z.string().min(1).max(4000),
    /** The states an entry may be in. */
    states: z.array(entryState).min(1).max(20),
  }),
  roles: ['planner', 'secretariat'],
  stream: (data) => streams.register(data.register),
});

const roles: readonly Role[] = ['recorder', 'planner', 'secretariat'];

/** The whole of an entry as it is in `[from, to)`; `to` only where it ends by itself, as an agreement does. */
const said = z.strictObject({
  register: name,
  entry: name,
  /** The unit whose entry it is; null for the whole organisation's. */
  unit: name.nullable().default(null),
  title: label,
  state: entryState,
  from: calendarDate,
  to: calendarDate.nullable().default(null),
  plannedFor: calendarDate.nullable().default(null),
  attributes: attributes.default({}),
  evidence: evidenceInput,
  note: noteInput,
  delivery: deliveryInput,
});
export type EntrySaid = z.infer<typeof said>;

interface Place {
  readonly register: string;
  readonly entry: string;
}
const stream = (data: Place) => streams.entry(data.register, data.entry);
const unit = (data: { readonly unit: string | null }) => data.unit;
const reads = (data: Place) => ({ register: streams.register(data.register), organisation: streams.organisation() });

export const recordEntry = defineCommand({ name: 'recordEntry', kind: 'fact', data: said, roles, stream, unit, reads });

/** What the entry is from a later (or earlier) day on; what it was before stands. */
export const changeEntry = defineCommand({ name: 'changeEntry', kind: 'fact', data: said, roles, stream, unit, reads });

/** The whole entry as it should have been said; `corrects` is the event that said it, or an earlier correction of it. */
export const correctEntry = defineCommand({
  name: 'correctEntry',
  kind: 'fact',
  data: z.strictObject({ ...said.shape, corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
  reads,
});

/** Takes back one thing said of the entry: its beginning or one change. What else was said stands. */
export const retractEntry = defineCommand({
  name: 'retractEntry',
  kind: 'fact',
  data: z.strictObject({ register: name, entry: name, unit: name.nullable().default(null), corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
  reads: () => ({ organisation: streams.organisation() }),
});
