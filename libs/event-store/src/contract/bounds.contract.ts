import { Refused } from '#kernel';
import { MAX_APPEND_BYTES, MAX_EVENTS_PER_APPEND, MAX_PAGE, MAX_PAYLOAD_BYTES, type AppendRequest, type NewEvent } from '../port.js';
import { append, sampleEvent, sampleEvents, type UnderTest } from './under-test.js';

export function boundsContract(given: UnderTest): void {
  describe('bounds', () => {
    const twin = sampleEvent();
    const refusals: [what: string, kind: string, field: string, request: Partial<AppendRequest>][] = [
      ['no event', 'invalid', 'events', { events: [] }],
      ['too many events', 'invalid', 'events', { events: Array.from({ length: MAX_EVENTS_PER_APPEND + 1 }, () => twin) }],
      ['the same id twice', 'invalid', 'events[1].id', { events: [twin, twin] }],
      ['an id that is no UUID', 'invalid', 'events[0].id', { events: [sampleEvent({ id: 'one' })] }],
      ['an event without a type', 'invalid', 'events[0].type', { events: [sampleEvent({ type: '' })] }],
      ['a long type', 'invalid', 'events[0].type', { events: [sampleEvent({ type: 'T'.repeat(101) })] }],
      ['a schema version that is none', 'invalid', 'events[0].schema', { events: [sampleEvent({ schema: 0 })] }],
      ['a correction of no event', 'invalid', 'events[0].corrects', { events: [sampleEvent({ corrects: 'the other one' })] }],
      ['a long commitment', 'invalid', 'events[0].commitment', { events: [sampleEvent({ commitment: 'c'.repeat(101) })] }],
      ['a stream without a name', 'invalid', 'stream', { stream: '' }],
      ['a stream name with a space', 'invalid', 'stream', { stream: 'a b' }],
      ['a long stream name', 'invalid', 'stream', { stream: 'a'.repeat(201) }],
      ['a negative revision', 'invalid', 'expected', { expected: -1 }],
      ['a broken revision', 'invalid', 'expected', { expected: 0.5 }],
      ['a claim that is no time', 'invalid', 'claimedAt', { claimedAt: Number.NaN }],
      ['a claim in a far century', 'invalid', 'claimedAt', { claimedAt: Date.UTC(2200, 0, 1) * 1000 }],
      ['a large payload', 'too-large', 'events[0].payload', { events: [sampleEvent({ payload: `"${'ø'.repeat(MAX_PAYLOAD_BYTES / 2)}"` })] }],
      ['too many bytes at once', 'too-large', 'events', { events: largeEvents(MAX_APPEND_BYTES / MAX_PAYLOAD_BYTES + 1) }],
    ];

    it.each(refusals)('refuses %s and stores nothing', async (_what, kind, field, request) => {
      const refused: unknown = await append(given.store, 'a', 1, request).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refused);
      expect(refused).toMatchObject({ kind, issues: [{ field }] });
      expect(await given.store.head()).toMatchObject({ seq: -1 });
    });

    it('refuses pages without a size, and larger ones than it may hold', async () => {
      const tooMany = Array.from({ length: MAX_PAGE + 1 }, () => twin.id);
      for (const limit of [0, MAX_PAGE + 1, 1.5]) {
        await expect(given.store.readAll(-1, limit)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'limit' }] });
        await expect(given.store.readStream('a', { limit })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'limit' }] });
      }
      await expect(given.store.find(tooMany)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'ids' }] });
    });
  });
}

function largeEvents(count: number): NewEvent[] {
  const payload = `"${'x'.repeat(MAX_PAYLOAD_BYTES - 2)}"`;
  return sampleEvents(count).map((event) => ({ ...event, payload }));
}
