import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Drum, ticketOf } from './drawing.js';

describe('a draw', () => {
  it('places an event by the SHA-256 of the seed followed by its id', () => {
    const id = '0176dc80-d780-7ff8-8e1e-16d021b37523';
    expect(ticketOf({ seq: 1, id }, 'kontroll-2022').digest).toBe(createHash('sha256').update(`kontroll-2022${id}`).digest('hex'));
  });

  it('keeps the lowest of each stratum, in order, whatever order they come in', () => {
    const events = fc.uniqueArray(fc.record({ seq: fc.nat(), id: fc.uuid() }), { selector: ({ id }) => id, maxLength: 60 });
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 10 }), fc.string(), (all, most, seed) => {
        const drum = new Drum(most);
        for (const event of all) drum.add(event.seq % 2 === 0 ? 'even' : 'odd', ticketOf(event, seed));
        for (const { stratum, size, lowest } of drum.strata()) {
          const of = all.filter(({ seq }) => (seq % 2 === 0 ? 'even' : 'odd') === stratum).map((event) => ticketOf(event, seed));
          expect(size).toBe(of.length);
          expect(lowest).toEqual(of.toSorted((one, other) => (one.digest < other.digest ? -1 : 1)).slice(0, most));
        }
      }),
    );
  });
});
