import type { LedgerEvent, Projection } from '../engine/projection.js';
import { insert } from '../engine/row-change.js';
import { subjectsOf } from './subjects.js';
import { eventSubjectTable, eventTable } from './tables.js';

/** Every event as data, and what it is about. Decisions are few and are folded from here on reading; sealed texts stay sealed. */
export const history: Projection = {
  name: 'history',
  version: 3,
  tables: [eventTable, eventSubjectTable],
  apply: (event) => [
    insert(eventTable, rowOf(event)),
    ...subjectsOf(event).map(({ kind, id, nature }) => insert(eventSubjectTable, { kind, id, nature, seq: event.seq })),
  ],
};

function rowOf(event: LedgerEvent) {
  return {
    seq: event.seq,
    id: event.id,
    stream: event.stream,
    revision: event.revision,
    type: event.type,
    recorded_at: event.recordedAt,
    valid_from: event.validFrom,
    valid_to: event.validTo,
    corrects: event.corrects,
    actor: event.actor,
    role: event.role,
    part_index: event.part[0],
    part_count: event.part[1],
    mandate: event.mandate === null ? null : JSON.stringify(event.mandate),
    reason: event.reason === null ? null : JSON.stringify(event.reason),
    causation: event.causation,
    data: JSON.stringify(event.data),
  };
}
