import type { LedgerEvent, Projection } from '../engine/projection.js';
import { lookup, upsert, type RowChange } from '../engine/row-change.js';
import { subjectsOf, type SubjectKind } from '../history/subjects.js';
import { statusNeedTable, statusTable, statusTouchedTable } from './tables.js';

/** The structure is one thing: any change of it may change who reports. */
const ANY_UNIT = 'any';

/** Marks what each event touches; statuses are computed afterwards, when the read models have caught up. */
export const status: Projection = {
  name: 'status',
  version: 6,
  tables: [statusTable, statusTouchedTable, statusNeedTable],
  apply: (event) => [...touched(event), ...(event.type === 'StatementAdopted' ? adopted(event) : [])],
};

function touched(event: LedgerEvent): readonly RowChange[] {
  return subjectsOf(event).map(({ kind, id }) => upsert(statusTouchedTable, { kind, id: kind === 'unit' ? ANY_UNIT : id, seq: event.seq }));
}

/**
 * A new statement has a status to be computed, and its parent's rests on it too. Where two plans raced to adopt statements of one id, it is
 * the first plan's.
 */
function adopted({ data: { statement, plan, parent } }: LedgerEvent<'StatementAdopted'>): readonly RowChange[] {
  return [
    upsert(statusTable, {
      goal: statement,
      plan: lookup(statusTable, 'plan', { goal: statement }, plan),
      seq: -1,
      at: '',
      item: null,
      next_change_on: null,
      changed: 0,
    }),
    need(statement, 'goal', statement),
    need(statement, 'plan', plan),
    need(statement, 'unit', ANY_UNIT),
    need(statement, 'rules', 'rules'),
    ...(parent === null ? [] : [need(parent, 'goal', statement)]),
  ];
}

function need(goal: string, kind: SubjectKind, id: string): RowChange {
  return upsert(statusNeedTable, { goal, kind, id });
}
