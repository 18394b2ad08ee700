import { z } from 'zod';
import { calendarDate, defineEvent, label, name, sealedText, type EventOf } from '../event/index.js';
import { evidence, inNoDelivery } from '../fact/index.js';

/** States of an entry, over all kinds of register: a forum, an agreement, a gathering, a deliverable, a matter that others decide. */
export const ENTRY_STATES = [
  'planned',
  'underWay',
  'delivered',
  'accepted',
  'active',
  'dormant',
  'ended',
  'achieved',
  'partly',
  'rejected',
  'cancelled',
] as const;
export const entryState = z.enum(ENTRY_STATES);
export type EntryState = z.infer<typeof entryState>;

/** What else there is to say of an entry, under names the register's definition explains. Public: never a person's name. */
export const attributes = z.record(name, z.union([z.string().max(300), z.boolean(), z.number().int()]));

export const RegisterDefined = defineEvent(
  'RegisterDefined',
  z.strictObject({ register: name, title: label, definition: z.string().min(1).max(4000), states: z.array(entryState).min(1) }),
);

/** The whole of an entry, from `validFrom` (and to `validTo`, where it ends by itself, as an agreement does). */
export const entry = z.strictObject({
  register: name,
  entry: name,
  unit: name.nullable(),
  title: label,
  state: entryState,
  plannedFor: calendarDate.nullable(),
  attributes,
  evidence,
  note: sealedText().nullable(),
  delivery: name.nullable(),
});
export type EntryData = z.infer<typeof entry>;

export const EntryRecorded = defineEvent('EntryRecorded', entry, [inNoDelivery]);
/** The entry is otherwise from `validFrom`: a fact of its own, corrected and retracted by itself. */
export const EntryChanged = defineEvent('EntryChanged', entry, [inNoDelivery]);
/** `corrects` was wrong; this is what it should have said. */
export const EntryCorrected = defineEvent('EntryCorrected', entry, [inNoDelivery]);
/** What `corrects` belongs to, the entry's beginning or one change of it, no longer counts. */
export const EntryRetracted = defineEvent('EntryRetracted', z.strictObject({ register: name, entry: name }));

export const registerEvents = [RegisterDefined, EntryRecorded, EntryChanged, EntryCorrected, EntryRetracted] as const;
export type EntryEvent = EventOf<typeof EntryRecorded | typeof EntryChanged | typeof EntryCorrected | typeof EntryRetracted>;
