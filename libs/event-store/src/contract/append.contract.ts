import { instantFromMicros, Refused, type Instant } from '#kernel';
import { envelopeText } from '../envelope.js';
import { MAX_EVENTS_PER_APPEND, WrongRevision, type AppendRequest, type EventStore, type NewEvent } from '../port.js';
import { append, everything, sampleEvent, sampleEvents, START, type UnderTest } from './under-test.js';

export function appendContract(given: UnderTest): void {
  describe('append', () => {
    it('numbers events densely from 0 over the ledger and within each stream', async () => {
      await append(given.store, 'a', 2);
      await append(given.store, 'b', 1);
      await append(given.store, 'a', 1);
      const numbers = (await everything(given.store)).map(({ seq, stream, revision }) => [seq, stream, revision]);
      expect(numbers).toEqual([
        [0, 'a', 0],
        [1, 'a', 1],
        [2, 'b', 0],
        [3, 'a', 2],
      ]);
    });

    it('answers with the place, the revision and the time it was recorded', async () => {
      await append(given.store, 'a', 1);
      const { position, ...answer } = await append(given.store, 'a', 3);
      expect(answer).toEqual({ firstSeq: 1, seq: 3, revision: 3, recordedAt: instantFromMicros(START + 1), repeated: false });
      expect(position).not.toBe('');
    });

    it('keeps the canonical envelope, the salt and the payload as they were given', async () => {
      const events = sampleEvents(2);
      const { recordedAt } = await given.store.append({ stream: 'a', expected: 'none', events });
      const stored = await everything(given.store);
      expect(recordedAt).toBe(instantFromMicros(START));
      expect(stored.map(({ envelope }) => envelope)).toEqual(events.map((e, i) => envelopeText(e, 'a', i, instantFromMicros(START), [i, 2])));
      expect(stored.map(({ id, salt, payload }) => ({ id, salt, payload }))).toEqual(events.map(({ id, salt, payload }) => ({ id, salt, payload })));
    });

    it('takes the expected revision, and refuses any other with the actual one', async () => {
      await append(given.store, 'a', 2, { expected: 'none' });
      await append(given.store, 'a', 1, { expected: 1 });
      await expect(append(given.store, 'a', 1, { expected: 1 })).rejects.toMatchObject({ name: 'WrongRevision', stream: 'a', expected: 1, actual: 2 });
      await expect(append(given.store, 'a', 1, { expected: 'none' })).rejects.toMatchObject({ expected: 'none', actual: 2 });
      await expect(append(given.store, 'b', 1, { expected: 0 })).rejects.toMatchObject({ expected: 0, actual: -1 });
      expect(await given.store.head()).toMatchObject({ seq: 2 });
    });

    it('lets exactly one of many writers win who saw the same revision, and touches no other stream', async () => {
      const races = Array.from({ length: 20 }, () => append(given.store, 'raced', 1, { expected: 'none' }));
      const others = Array.from({ length: 20 }, (_, i) => append(given.store, `other-${i}`, 1));
      const outcomes = await Promise.allSettled(races);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(outcomes.filter((o) => o.status === 'rejected' && o.reason instanceof WrongRevision)).toHaveLength(19);
      expect(await Promise.all(others)).toHaveLength(20);
      expect((await everything(given.store)).map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, i) => i));
    });

    it('stores as many events as an append may have, all under one recording time', async () => {
      const { seq, recordedAt } = await append(given.store, 'a', MAX_EVENTS_PER_APPEND);
      expect(seq).toBe(MAX_EVENTS_PER_APPEND - 1);
      const [last] = await given.store.readAll(MAX_EVENTS_PER_APPEND - 2, 1);
      expect(JSON.parse(last?.envelope ?? '')).toMatchObject({ part: [MAX_EVENTS_PER_APPEND - 1, MAX_EVENTS_PER_APPEND], recordedAt });
    });
  });

  describe('a repeated append', () => {
    it('gets the first answer, however far the stream has moved on, and stores nothing', async () => {
      await append(given.store, 'b', 1);
      const request: AppendRequest = { stream: 'a', expected: 'none', events: sampleEvents(3) };
      const first = await given.store.append(request);
      await append(given.store, 'a', 1);
      given.clock.advance(1_000_000);
      expect(await given.store.append(request)).toEqual({ ...first, repeated: true });
      expect(await given.store.append({ ...request, expected: 7 })).toEqual({ ...first, repeated: true });
      expect(await given.store.head()).toMatchObject({ seq: 4 });
    });

    it('is recognised when both arrive at once', async () => {
      const request: AppendRequest = { stream: 'a', expected: 'none', events: sampleEvents(2) };
      const [first, second] = await Promise.all([given.store.append(request), given.store.append(request)]);
      expect(first.repeated).toBe(false);
      expect(second).toEqual({ ...first, repeated: true });
    });

    it('is recognised by its ids, not by what the events carry', async () => {
      const event = sampleEvent();
      await given.store.append({ stream: 'a', expected: 'none', events: [event] });
      expect(await given.store.append({ stream: 'a', expected: 'none', events: [{ ...event, payload: '{}' }] })).toMatchObject({ repeated: true });
      expect((await everything(given.store))[0]).toMatchObject({ payload: event.payload });
    });

    it('is refused, naming the id, when only part of it is stored, or it lies in another stream or order', async () => {
      const [one, two, three] = sampleEvents(3) as [NewEvent, NewEvent, NewEvent];
      await given.store.append({ stream: 'a', expected: 'none', events: [one, two] });
      await append(given.store, 'b', 1);
      await given.store.append({ stream: 'a', expected: 'any', events: [three] });
      const conflicts: AppendRequest[] = [
        { stream: 'a', expected: 'any', events: [one, sampleEvent()] },
        { stream: 'a', expected: 'any', events: [sampleEvent(), one] },
        { stream: 'b', expected: 'any', events: [one, two] },
        { stream: 'a', expected: 'any', events: [two, one] },
        { stream: 'a', expected: 'any', events: [two, three] },
      ];
      for (const request of conflicts) {
        const refused = await given.store.append(request).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(Refused);
        expect(refused).toMatchObject({ kind: 'conflict' });
        const named = request.events.map(({ id }) => id).filter((id) => (refused as Refused).message.includes(id));
        expect(named).toHaveLength(1);
      }
      expect(await given.store.head()).toMatchObject({ seq: 3 });
    });
  });

  describe('the recording time', () => {
    it('rises by a microsecond from append to append while the clock stands still', async () => {
      expect([await recorded(given.store), await recorded(given.store), await recorded(given.store)]).toEqual(
        [START, START + 1, START + 2].map(instantFromMicros),
      );
    });

    it('never goes back when the clock does, and follows it again once it is ahead', async () => {
      await recorded(given.store);
      given.clock.set(START - 3_600_000_000);
      expect(await recorded(given.store)).toBe(instantFromMicros(START + 1));
      given.clock.set(START + 5);
      expect(await recorded(given.store)).toBe(instantFromMicros(START + 5));
    });

    it("is the caller's claim where it makes one, but never before what is already recorded", async () => {
      const claimedAt = START - 86_400_000_000;
      expect(await recorded(given.store, { claimedAt })).toBe(instantFromMicros(claimedAt));
      expect(await recorded(given.store, { claimedAt: claimedAt - 5 })).toBe(instantFromMicros(claimedAt + 1));
      expect(await recorded(given.store)).toBe(instantFromMicros(START));
    });
  });
}

async function recorded(store: EventStore, more: Partial<AppendRequest> = {}): Promise<Instant | null> {
  return (await append(store, 'a', 2, more)).recordedAt;
}
