import { type Clock, isCalendarDate, todayOf } from '#kernel';
import type { Read } from '../engine/views.js';
import { settingsAt } from '../queries/ledger.js';
import { statusNeedTable, statusTable } from '../status/tables.js';
import { statusRowOf } from '../status/upkeep.js';

/** A row of the table of statuses, as it lies there. */
interface KeptStatus {
  readonly goal: string;
  readonly plan: string;
  readonly seq: number;
  readonly at: string;
  readonly item: string | null;
  readonly next_change_on: string | null;
}

/** Goals whose kept status is missing, or not what computing it anew answers. @param made read models made of the same events */
export async function differentStatuses(found: Read, made: Read, clock: Clock): Promise<readonly string[]> {
  const kept = await found.all<KeptStatus>(`SELECT goal, plan, seq, at, item, next_change_on FROM ${statusTable.name} ORDER BY goal`);
  const due = new Map((await made.all<{ goal: string; plan: string }>(`SELECT goal, plan FROM ${statusTable.name}`)).map(({ goal, plan }) => [goal, plan]));
  const different = [...due.keys()].filter((goal) => !kept.some((row) => row.goal === goal));
  for (const row of kept) {
    if (due.get(row.goal) !== row.plan || !(row.item === null || (await isStill(row)))) different.push(row.goal);
  }
  return different;

  async function isStill({ goal, seq, at, item, next_change_on }: KeptStatus): Promise<boolean> {
    if (!isCalendarDate(at) || at > todayOf(clock, (await settingsAt(made, seq)).timeZone)) return false;
    const computed = await statusRowOf(made, goal, { at, seq });
    const needs = new Set((await found.all<Need>(`SELECT kind, id FROM ${statusNeedTable.name} WHERE goal = ?`, goal)).map(needKey));
    return computed.item === item && computed.nextChangeOn === next_change_on && computed.needs.every((need) => needs.has(needKey(need)));
  }
}

type Need = { readonly kind: string; readonly id: string };

function needKey({ kind, id }: Need): string {
  return `${kind} ${id}`;
}
