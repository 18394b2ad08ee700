import { ManualClock } from './clock.js';
import { Heartbeats } from './heartbeats.js';

const SECOND = 1_000_000;

describe('a heartbeat', () => {
  const clock = new ManualClock(0);
  let heartbeats: Heartbeats;

  beforeEach(() => {
    clock.set(0);
    heartbeats = new Heartbeats(clock);
  });

  it('lets a part be silent for so long, and then holds it since it was last heard of, until it is heard of again', () => {
    const heart = heartbeats.begin('relay out', 30);
    clock.set(2 * SECOND);
    heart.beat();
    clock.set(32 * SECOND);
    expect(heart.pulse()).toEqual({ part: 'relay out', at: '1970-01-01T00:00:02.000000Z', held: null });
    clock.set(32 * SECOND + 1);
    expect(heart.pulse().held).toEqual({ because: 'nothing was heard of it for more than 30 seconds', since: '1970-01-01T00:00:02.000000Z' });
    heart.beat();
    expect(heart.pulse()).toEqual({ part: 'relay out', at: '1970-01-01T00:00:32.000001Z', held: null });
  });

  it('tells what holds a part, since it first did, though the reason changes; and that it is over', () => {
    const heart = heartbeats.begin('relay out', 30);
    clock.set(1 * SECOND);
    heart.hold('the brokers do not answer');
    clock.set(5 * SECOND);
    heart.hold('the brokers refuse');
    expect(heart.pulse()).toEqual({
      part: 'relay out',
      at: '1970-01-01T00:00:05.000000Z',
      held: { because: 'the brokers refuse', since: '1970-01-01T00:00:01.000000Z' },
    });
    heart.beat();
    expect(heart.pulse().held).toBeNull();
  });

  it('is told of with all others of the process, until its part has ended as it should', () => {
    const relay = heartbeats.begin('relay out', 30);
    heartbeats.begin('sequencer', 5);
    expect(heartbeats.pulses().map(({ part }) => part)).toEqual(['relay out', 'sequencer']);
    heartbeats.end(relay);
    expect(heartbeats.pulses().map(({ part }) => part)).toEqual(['sequencer']);
  });
});
