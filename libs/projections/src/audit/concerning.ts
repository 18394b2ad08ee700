import type { CalendarDate } from '#kernel';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsAt } from '../history/read.js';
import type { Range } from '../queries/events-behind.js';
import type { GoalKnown } from '../queries/goal-known.js';
import { thingsNeeded } from '../status/upkeep.js';

/** The goals that events concern, by the events' seq; one that concerns none is left out. */
export type GoalsConcerned = ReadonlyMap<number, ReadonlySet<string>>;

/** One append, as far as it concerns some goal. */
export interface Append {
  /** seq of its last event: what is known once it is there. */
  readonly seq: number;
  /** Those of its events that concern some goal, in order of seq. */
  readonly events: readonly LedgerEvent[];
  /** The goals that any of them concerns. */
  readonly goals: ReadonlySet<string>;
}

/** Which of the goals each event of the range may move, where the day asked about is `at`. */
export async function goalsConcerned(read: Read, goals: readonly GoalKnown[], at: CalendarDate, { after, to }: Range): Promise<GoalsConcerned> {
  const resting = Map.groupBy(
    goals.flatMap((known) => subjectsOf(known).map((subject) => ({ subject, goal: known.statement.data.statement }))),
    ({ subject }) => subject,
  );
  const concerned = new Map<number, Set<string>>();
  for (const [subject, of] of resting) {
    for (const seq of await seqsAbout(read, subject, at, { after, to })) {
      const those = concerned.get(seq) ?? new Set<string>();
      for (const { goal } of of) those.add(goal);
      concerned.set(seq, those);
    }
  }
  return concerned;
}

const ANY_UNIT = 'unit';

/** The organisation is one thing here: any change of it may change who reports. */
function subjectsOf(known: GoalKnown): readonly string[] {
  return [...thingsNeeded(known).map(([kind, id]) => `${kind} ${id}`), `plan ${known.plan.data.plan}`, 'rules rules', ANY_UNIT];
}

/** A new fact that holds after the day is not seen on it; a correction may have moved one that was. */
async function seqsAbout(read: Read, subject: string, at: CalendarDate, { after, to }: Range): Promise<readonly number[]> {
  const [kind = '', id] = subject.split(' ');
  const rows = await read.all<{ seq: number }>(
    `SELECT s.seq FROM event_subject s JOIN event e ON e.seq = s.seq
     WHERE s.kind = ? ${id === undefined ? '' : 'AND s.id = ?'} AND s.seq > ? AND s.seq <= ?
       AND NOT (s.nature IN ('fact', 'report') AND e.corrects IS NULL AND e.valid_from > ?)`,
    ...(id === undefined ? [kind] : [kind, id]),
    after,
    to,
    at,
  );
  return rows.map(({ seq }) => seq);
}

/** The appends that hold these events, in order. */
export async function* appendsOf(read: Read, concerned: GoalsConcerned): AsyncGenerator<Append> {
  let events: LedgerEvent[] = [];
  for await (const event of eventsAt(
    read,
    [...concerned.keys()].toSorted((one, other) => one - other),
  )) {
    if (events[0] !== undefined && lastOfAppend(events[0]) !== lastOfAppend(event)) {
      yield appendOf(events, concerned);
      events = [];
    }
    events.push(event);
  }
  if (events.length > 0) yield appendOf(events, concerned);
}

function appendOf(events: readonly LedgerEvent[], concerned: GoalsConcerned): Append {
  const goals = new Set(events.flatMap(({ seq }) => [...(concerned.get(seq) ?? [])]));
  return { seq: lastOfAppend(events[0] as LedgerEvent), events, goals };
}

function lastOfAppend({ seq, part: [place, size] }: LedgerEvent): number {
  return seq - place + size - 1;
}
