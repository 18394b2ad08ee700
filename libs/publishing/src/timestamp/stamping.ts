import { instantFromMicros, messageOf, type Clock } from '#kernel';
import { parseNote } from '#transparency';
import type { CheckpointArchive } from '../archive/index.js';
import type { Afterwards } from '../publisher/index.js';
import { askTimestamp } from './ask.js';

/** How long the authority may take. */
const TIMEOUT_MS = 2_000;
const SECOND = 1_000_000;
/** Between two time stamps. */
const EVERY = 3600 * SECOND;
/** Before an authority that failed is asked again. */
const AGAIN = 60 * SECOND;

export interface StampingParts {
  /** Address of the authority. */
  readonly url: string;
  readonly archive: Pick<CheckpointArchive, 'timeStamp' | 'keepTimeStamp'>;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

/**
 * Has the latest checkpoint stamped with the time once an hour, and at the start, and keeps the answer beside it. What is stamped is the text that
 * the log signed, with its final newline and without any signature, so that cosignatures that come later leave the time stamp as good as it was.
 * Until the latest checkpoint has one, a time stamp is missing; an authority that fails is asked again after a minute.
 */
export function stamping({ url, archive, clock, timeoutMs = TIMEOUT_MS }: StampingParts): Afterwards {
  let dueAt = Number.NEGATIVE_INFINITY;
  let problem = '';

  return async ({ origin, size, note }) => {
    try {
      if ((await archive.timeStamp(origin, size)) !== null) return [];
      const now = clock.nowMicros();
      // a clock that was set back does not put the next one off
      if (now < dueAt && dueAt - now <= EVERY) return [{ from: 'time stamp', problem }];
      dueAt = now + AGAIN;
      await archive.keepTimeStamp(origin, size, await askTimestamp(url, parseNote(note).text, AbortSignal.timeout(timeoutMs)));
      dueAt = now + EVERY;
      problem = `is asked for once an hour, next at ${instantFromMicros(dueAt)}`;
      return [];
    } catch (error) {
      problem = messageOf(error);
      return [{ from: 'time stamp', problem }];
    }
  };
}
