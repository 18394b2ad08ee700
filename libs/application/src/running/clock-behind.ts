import type { EventStore, Head } from '#event-store';
import { microsOf, type Clock, type Micros } from '#kernel';

/** How far the machine's clock may be behind the last event before it is told: a minute. */
const MOST_BEHIND: Micros = 60_000_000;

/**
 * That the clock was set back, or was ahead before; null while it is not. Recording times only rise, so what comes until it has caught up is
 * recorded as of the last event, a microsecond apart.
 */
export function clockBehind({ recordedAt }: Head, clock: Clock): string | null {
  if (recordedAt === null || microsBehind({ recordedAt }, clock) < MOST_BEHIND) return null;
  // to the second, so that it is the same for as long as it holds: each change of a remark is a line of the log
  return `the clock is behind the last event, recorded at ${recordedAt.slice(0, 19)}Z: set the clock of the machine right; until it has caught up, all is recorded as of then`;
}

function microsBehind({ recordedAt }: Pick<Head, 'recordedAt'>, clock: Clock): Micros {
  return recordedAt === null ? 0 : Math.max(0, microsOf(recordedAt) - clock.nowMicros());
}

/** How far the clock is behind the last event, however little, and the remark on it. */
interface ClockWatch {
  seconds(): number;
  remarks(): readonly string[];
}

/** Tells of a clock behind the last event; each look is at the log as it was at the look before. */
export function watchClock(store: Pick<EventStore, 'head' | 'onAppended'>, clock: Clock): ClockWatch {
  let last: Head = { seq: -1, recordedAt: null };
  let hasGrown = true;
  store.onAppended(() => {
    hasGrown = true;
  });
  const look = async () => {
    hasGrown = false;
    last = await store.head();
  };
  const again = () => {
    // a store that can't be read is told of by its own status
    hasGrown = true;
  };
  const seen = () => {
    if (hasGrown) look().catch(again);
    return last;
  };
  return {
    seconds: () => microsBehind(seen(), clock) / 1_000_000,
    remarks: () => [clockBehind(seen(), clock)].filter((remark) => remark !== null),
  };
}
