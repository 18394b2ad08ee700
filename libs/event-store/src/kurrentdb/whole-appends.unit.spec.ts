import { sampleEvents, START } from '../contract/under-test.js';
import type { LoggedEvent, Position } from './record.js';
import { isAfter, WholeAppends } from './whole-appends.js';

function logged(count: number, stream = 'a', firstRevision = 0): LoggedEvent[] {
  return sampleEvents(count).map((event, index) => {
    const at = BigInt(100 * (firstRevision + index));
    return { position: { commit: at, prepare: at }, stream, revision: firstRevision + index, part: [index, count], claimedAt: START, event };
  });
}

describe('whole appends', () => {
  it('are given with their last event, and not before', () => {
    const [one, two, three] = logged(3, 'a', 5) as [LoggedEvent, LoggedEvent, LoggedEvent];
    const appends = new WholeAppends();
    expect([appends.add(one), appends.isOpen, appends.add(two), appends.isOpen]).toEqual([null, true, null, true]);
    const events = [one, two, three].map(({ event }) => event);
    expect(appends.add(three)).toEqual({ position: three.position, stream: 'a', firstRevision: 5, claimedAt: START, events });
    expect(appends.isOpen).toBe(false);
  });

  it.each<[what: string, events: () => LoggedEvent[]]>([
    ['its first', () => logged(3).slice(1)],
    ['one in the middle', () => logged(3).filter((_, index) => index !== 1)],
    ['its last, before another', () => [...logged(3).slice(0, 2), ...logged(1, 'b')]],
    ['its last, before another of the stream', () => [...logged(3).slice(0, 2), ...logged(3, 'a', 3).slice(2)]],
  ])('that lack %s are told', (_what, events) => {
    const appends = new WholeAppends();
    expect(() => {
      for (const event of events()) appends.add(event);
    }).toThrow(expect.objectContaining({ name: 'LogProblem' }));
  });

  it('lie one after the other by commit, and then by prepare', () => {
    expect([isAfter(at(2n, 1n), at(1n, 9n)), isAfter(at(1n, 2n), at(1n, 1n)), isAfter(at(1n, 1n), at(1n, 1n)), isAfter(at(1n, 9n), at(2n, 1n))]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

function at(commit: bigint, prepare: bigint): Position {
  return { commit, prepare };
}
