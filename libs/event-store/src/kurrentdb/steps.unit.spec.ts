import { PassThrough } from 'node:stream';
import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import type { Position, Recorded } from './record.js';
import { stepsOf, type Step } from './steps.js';

const at = (commit: number): Position => ({ commit: BigInt(commit), prepare: BigInt(commit) });
const event = (id: string): { event: Recorded } => ({ event: { streamId: 's', id, type: 'T', isJson: false, revision: 0n, data: null } });

/** A subscription as the client makes it: a stream of events, and all else told beside it. */
class Subscription extends PassThrough {
  unsubscribed = false;
  checkpointReached: (position: Position) => void = () => undefined;

  constructor() {
    super({ objectMode: true, highWaterMark: 100 });
  }

  async unsubscribe(): Promise<void> {
    this.unsubscribed = true;
  }
}

describe('the steps of a subscription', () => {
  let subscription: Subscription;
  let stop: AbortController;
  let steps: AsyncGenerator<Step, void>;
  beforeEach(() => {
    subscription = new Subscription();
    stop = new AbortController();
    const subscribe = (checkpointReached: (position: Position) => void): AllStreamSubscription => {
      subscription.checkpointReached = checkpointReached;
      return subscription;
    };
    steps = stepsOf(subscribe, { most: 2, quietMs: 20, signal: stop.signal });
  });

  async function next(count: number): Promise<unknown[]> {
    const given: unknown[] = [];
    for (let i = 0; i < count; i += 1) {
      const { value } = await steps.next();
      given.push(value?.is === 'events' ? value.events.map(({ id }) => id) : value?.is);
    }
    return given;
  }

  it('come in the order they were sent, whatever is still in the buffer, and so many events at once', async () => {
    const first = next(1);
    subscription.emit('confirmation');
    expect(await first).toEqual(['confirmed']);
    for (const id of ['a', 'b', 'c']) subscription.write(event(id));
    subscription.checkpointReached(at(3));
    subscription.write(event('d'));
    subscription.emit('caughtUp');
    subscription.write(event('e'));
    expect(await next(5)).toEqual([['a', 'b'], ['c'], 'checkpoint', ['d'], 'caught-up']);
    expect(await next(1)).toEqual([['e']]);
  });

  it('give a sign of quiet when nothing comes, and go on', async () => {
    expect(await next(2)).toEqual(['quiet', 'quiet']);
    subscription.write(event('a'));
    expect(await next(1)).toEqual([['a']]);
  });

  it('end with the error of the subscription, after what came before it, and leave it', async () => {
    const first = next(1);
    subscription.write(event('a'));
    subscription.emit('error', new Error('dropped'));
    expect(await first).toEqual([['a']]);
    await expect(steps.next()).rejects.toThrow('dropped');
    expect(subscription.unsubscribed).toBe(true);
  });

  it('end with an error when the server ends the subscription', async () => {
    const first = steps.next();
    subscription.end();
    await expect(first).rejects.toThrow('the server ended the subscription');
  });

  it('end without one when they are to stop', async () => {
    const first = steps.next();
    stop.abort();
    expect(await first).toEqual({ done: true, value: undefined });
    expect(subscription.unsubscribed).toBe(true);
  });
});
