import { instantFromMicros, ManualClock } from '#kernel';
import { appendSpanId, placeOfEvent, placesOfEvents } from './place-of-event.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

const clock = new ManualClock(1_700_000_000_000_000);
const ago = (seconds: number) => instantFromMicros(clock.nowMicros() - seconds * 1_000_000);

const stored = (revision: number, part: readonly [number, number], correlation?: string, recordedAt = ago(0)) => ({
  envelope: JSON.stringify({ stream: 'plan-N', revision, part, recordedAt }),
  payload: JSON.stringify({ actor: 'a', data: {}, ...(correlation !== undefined && { correlation }) }),
});

describe('the place of an event', () => {
  it('is the append it came in, whichever of its events is asked', () => {
    const span = appendSpanId('plan-N', 4);
    expect(span).toMatch(/^[0-9a-f]{16}$/);
    expect([stored(4, [0, 3], TRACE), stored(5, [1, 3], TRACE), stored(6, [2, 3], TRACE)].map(placeOfEvent)).toEqual(
      [0, 1, 2].map(() => ({ trace: TRACE, span })),
    );
  });

  it('is another for another append of the stream, and for another stream', () => {
    expect(new Set([appendSpanId('plan-N', 4), appendSpanId('plan-N', 7), appendSpanId('plan-M', 4)]).size).toBe(3);
  });

  it.each([undefined, 'no trace id', '0'.repeat(32), TRACE.toUpperCase()])('is none where it names no trace: %p', (correlation) => {
    expect(placesOfEvents([stored(0, [0, 1], correlation)], clock)).toEqual([]);
  });

  it('is of no interest once ten minutes have gone: what is read again then is history', () => {
    const places = placesOfEvents([stored(4, [0, 1], TRACE, ago(601)), stored(5, [0, 1], TRACE, ago(600))], clock);
    expect(places).toEqual([{ trace: TRACE, span: appendSpanId('plan-N', 5) }]);
  });

  it('is none for an event that is damaged, and those beside it have theirs', () => {
    const damaged = { ...stored(4, [0, 1], TRACE), payload: '{"actor": "' };
    expect(placesOfEvents([damaged, stored(5, [0, 1], TRACE)], clock)).toEqual([{ trace: TRACE, span: appendSpanId('plan-N', 5) }]);
  });
});
