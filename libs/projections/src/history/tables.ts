import { table } from '../engine/table.js';

/** The events, one row each; `mandate`, `reason` and `data` are JSON. */
export const eventTable = table(
  'event',
  {
    seq: 'integer',
    id: 'text',
    stream: 'text',
    revision: 'integer',
    type: 'text',
    recorded_at: 'text',
    valid_from: 'text?',
    valid_to: 'text?',
    corrects: 'text?',
    actor: 'text',
    role: 'text',
    part_index: 'integer',
    part_count: 'integer',
    mandate: 'text?',
    reason: 'text?',
    causation: 'text?',
    data: 'text',
  },
  { key: ['seq'], indexes: [['id'], ['stream', 'seq'], ['type', 'seq']] },
);

/** What each event is about. */
export const eventSubjectTable = table(
  'event_subject',
  { kind: 'text', id: 'text', nature: 'text', seq: 'integer' },
  { key: ['kind', 'id', 'nature', 'seq'], clustered: true },
);
