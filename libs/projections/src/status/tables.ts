import { table } from '../engine/table.js';

/**
 * Where each goal stood when it was last asked, as JSON (`null` before its statement holds). `seq` is the last event it rests on. The
 * answer is the same on every day from `at` until before `next_change_on`, as long as nothing it rests on is touched after `seq`.
 * `changed` is 0 until it is computed, then higher than any before: what follows the statuses asks for higher ones.
 */
export const statusTable = table(
  'status',
  { goal: 'text', plan: 'text', seq: 'integer', at: 'text', item: 'text?', next_change_on: 'text?', changed: 'integer' },
  { key: ['goal'], indexes: [['plan'], ['changed']] },
);

/** The last event about each thing that a status may rest on. */
export const statusTouchedTable = table('status_touched', { kind: 'text', id: 'text', seq: 'integer' }, { key: ['kind', 'id'], clustered: true });

/** What each goal's status rests on; what it no longer rests on may still be listed. */
export const statusNeedTable = table('status_need', { goal: 'text', kind: 'text', id: 'text' }, { key: ['goal', 'kind', 'id'], clustered: true });
