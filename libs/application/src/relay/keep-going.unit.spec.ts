import { Heartbeats, ManualClock } from '#kernel';
import { keepGoing } from './keep-going.js';

const SECOND = 1_000_000;

/** Work that the brokers are away for, for so many seconds of a clock that only its pauses move. */
async function outage(seconds: number) {
  const clock = new ManualClock(0);
  const heartbeat = new Heartbeats(clock).begin('relay of events', 30);
  const stop = new AbortController();
  const pauses: number[] = [];
  const held: unknown[] = [];
  const work = async (): Promise<void> => {
    if (clock.nowMicros() < seconds * SECOND) throw new Error('the brokers are away');
    heartbeat.beat();
    stop.abort();
  };
  await keepGoing(work, heartbeat, stop.signal, async (milliseconds) => {
    pauses.push(milliseconds);
    held.push(heartbeat.pulse().held);
    clock.set(clock.nowMicros() + milliseconds * 1000);
  });
  return { pauses, held, after: heartbeat.pulse().held };
}

describe('an outage of the brokers', () => {
  it('of a minute is told all the while, since its first moment, and then is over by itself', async () => {
    const { held, after } = await outage(60);
    expect(new Set(held.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ because: 'the brokers are away', since: '1970-01-01T00:00:00.000000Z' })]),
    );
    expect(after).toBeNull();
  });

  it('is met with pauses that grow to five seconds, so that no more than that is lost when it is over', async () => {
    const { pauses } = await outage(60);
    expect(pauses.slice(0, 8)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
    expect(Math.max(...pauses)).toBe(5000);
  });
});
