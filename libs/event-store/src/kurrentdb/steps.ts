import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import type { Position, Recorded } from './record.js';

/** What a subscription tells, in the order it was sent. */
export type Step =
  | { readonly is: 'confirmed' }
  | { readonly is: 'events'; readonly events: readonly Recorded[] }
  | { readonly is: 'checkpoint'; readonly position: Position }
  | { readonly is: 'caught-up' }
  /** Nothing was sent for the time that was given. */
  | { readonly is: 'quiet' };

export interface Steps {
  /** At most so many events at once. */
  readonly most: number;
  readonly quietMs: number;
  readonly signal: AbortSignal;
}

type Sign = Exclude<Step, { is: 'events' | 'quiet' }>;

/**
 * The steps of a subscription, until `signal` aborts. Events come through the stream's buffer while all else is told beside it: each sign keeps
 * how many events came before it, and waits for its turn.
 * @throws the client's error when the subscription ends, which it does with every connection
 */
export async function* stepsOf(
  subscribe: (checkpointReached: (position: Position) => void) => AllStreamSubscription,
  { most, quietMs, signal }: Steps,
): AsyncGenerator<Step, void> {
  const signs: { readonly after: number; readonly sign: Sign }[] = [];
  let taken = 0;
  let ended: Error | null = null;
  let news = Promise.withResolvers<void>();
  const rouse = (): void => news.resolve();
  const note = (sign: Sign): void => {
    signs.push({ after: taken + subscription.readableLength, sign });
    rouse();
  };
  const end = (error?: Error): void => {
    ended ??= error ?? new Error('the server ended the subscription');
    rouse();
  };
  const subscription = subscribe((position) => note({ is: 'checkpoint', position }));
  subscription.on('confirmation', () => note({ is: 'confirmed' }));
  subscription.on('caughtUp', () => note({ is: 'caught-up' }));
  subscription.on('readable', rouse);
  subscription.on('error', end);
  subscription.on('end', () => end());
  signal.addEventListener('abort', rouse);
  try {
    while (!signal.aborted) {
      news = Promise.withResolvers<void>();
      const next = signs[0];
      const turn = next?.after ?? Number.POSITIVE_INFINITY;
      const events: Recorded[] = [];
      while (events.length < most && taken < turn) {
        const resolved = subscription.read() as { readonly event: Recorded } | null;
        if (resolved === null) break;
        taken += 1;
        events.push(resolved.event);
      }
      if (events.length > 0) yield { is: 'events', events };
      else if (next !== undefined) yield (signs.shift() as { sign: Sign }).sign;
      else if (ended !== null) throw ended;
      else if (!(await within(quietMs, news.promise))) yield { is: 'quiet' };
    }
  } finally {
    signal.removeEventListener('abort', rouse);
    // rejects where no stream could be opened, which was told as the end of the subscription
    await subscription.unsubscribe().catch(() => undefined);
  }
}

/** Whether it resolves within so many milliseconds. */
async function within(milliseconds: number, promise: Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), milliseconds);
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
