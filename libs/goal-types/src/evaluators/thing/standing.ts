import type { CalendarDate } from '#kernel';
import type { EntryState } from '#domain';
import type { EntryFact } from '../../facts.js';
import type { RulesVersion } from '../../rules.js';
import type { OwnThingSpec } from '../../spec/index.js';
import type { Stage } from '../../vocabulary/index.js';
import { firstOfLastRun } from './history.js';

const STAGE: Readonly<Record<EntryState, Stage>> = {
  planned: 'notStarted',
  underWay: 'underWay',
  active: 'underWay',
  dormant: 'underWay',
  rejected: 'underWay',
  delivered: 'delivered',
  partly: 'partlyAccepted',
  accepted: 'accepted',
  achieved: 'accepted',
  cancelled: 'cancelled',
  ended: 'cancelled',
};

/** What is known of a thing on the day asked about. */
export interface Standing {
  readonly stage: Stage;
  readonly current: EntryFact | null;
  /** The first day of the delivery that stands, or of the beginning where that is what was promised; acceptance takes its time, so lateness is judged by this day. */
  readonly doneOn: CalendarDate | null;
  readonly finished: boolean;
  /** When it is expected, as last said; null when there is nothing left to expect. */
  readonly forecast: CalendarDate | null;
  /** Null until what it is counted from has happened. */
  readonly due: CalendarDate | null;
  readonly late: boolean;
  readonly overdue: boolean;
}

/** @param history the entry's versions, by day */
export function standingOf(
  history: readonly EntryFact[],
  target: OwnThingSpec['targetState'],
  due: CalendarDate | null,
  { at, rules }: { readonly at: CalendarDate; readonly rules: RulesVersion },
): Standing {
  const stageOf = ({ state }: EntryFact): Stage => (rules === '1' && state === 'partly' ? 'underWay' : STAGE[state]);
  const current = history.at(-1) ?? null;
  const stage = current === null ? 'unknown' : stageOf(current);
  const begun = target === 'underWay';
  // What has begun once has begun, whatever came of it; a delivery that was taken back is none.
  const done = begun ? history.find((version) => isBegun(stageOf(version))) : firstOfLastRun(history, (version) => isDelivered(stageOf(version)));
  const doneOn = done?.from ?? null;
  const finished = begun ? doneOn !== null : stage === target || stage === 'accepted' || stage === 'partlyAccepted';
  return {
    stage,
    current,
    doneOn,
    finished,
    forecast: finished || isDelivered(stage) || stage === 'cancelled' ? null : (current?.plannedFor ?? null),
    due,
    late: doneOn !== null && due !== null && doneOn > due,
    overdue: due !== null && at > due,
  };
}

function isDelivered(stage: Stage): boolean {
  return stage === 'delivered' || stage === 'partlyAccepted' || stage === 'accepted';
}

function isBegun(stage: Stage): boolean {
  return stage === 'underWay' || isDelivered(stage);
}
