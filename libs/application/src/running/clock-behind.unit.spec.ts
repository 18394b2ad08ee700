import { MemoryEventStore } from '#event-store';
import { ManualClock, microsOf, parseInstant } from '#kernel';
import { clockBehind, watchClock } from './clock-behind.js';

const recordedAt = parseInstant('2026-11-22T12:00:00Z');
const at = (now: string) => new ManualClock(microsOf(parseInstant(now)));
const told = (now: string) => clockBehind({ seq: 7, recordedAt }, at(now));

describe('bug-1105: a clock behind the last event', () => {
  it('is nothing to tell of for less than a minute, nor in an empty ledger', () => {
    expect([told('2026-11-22T12:00:00Z'), told('2026-11-22T11:59:01Z'), told('2027-01-01T00:00:00Z')]).toEqual([null, null, null]);
    expect(clockBehind({ seq: -1, recordedAt: null }, at('2020-01-01T00:00:00Z'))).toBeNull();
  });

  it('is told from then on, in the same words for as long as it holds', () => {
    const remark = told('2026-11-22T11:59:00Z');
    expect(remark).toContain('the clock is behind the last event, recorded at 2026-11-22T12:00:00Z: set the clock of the machine right');
    expect(told('2026-11-10T12:00:00Z')).toBe(remark);
  });

  it('bug-1040: is told of the log as it grows, in a figure and in words, until the clock has caught up', async () => {
    const clock = at('2026-11-22T12:00:00Z');
    const store = new MemoryEventStore(clock);
    const watch = watchClock(store, clock);
    const seen = async () => {
      watch.remarks();
      await store.head();
      return [watch.remarks().length, watch.seconds()];
    };
    expect(await seen()).toEqual([0, 0]);
    await store.append({
      stream: 's',
      expected: 'any',
      events: [
        {
          id: '018c0000-0000-7000-8000-000000000001',
          type: 'T',
          schema: 1,
          validFrom: null,
          validTo: null,
          corrects: null,
          commitment: '',
          salt: '',
          payload: '{}',
        },
      ],
    });
    expect(await seen()).toEqual([0, 0]);
    clock.advance(-30_000_000);
    expect(await seen()).toEqual([0, 30]);
    clock.advance(-3_570_000_000);
    expect(await seen()).toEqual([1, 3600]);
    clock.advance(3_600_000_000);
    expect(await seen()).toEqual([0, 0]);
  });
});
