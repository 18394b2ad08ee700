import { instantFromMicros } from '#kernel';
import { MOST_AHEAD } from '../clock-ahead.js';
import { append, everything, START, type UnderTest } from './under-test.js';

/** The store under test may be no further ahead than {@link MOST_AHEAD}. */
export function clockContract(given: UnderTest): void {
  describe('a clock', () => {
    it('that stands still or goes back does not hold events up, which are recorded a microsecond apart', async () => {
      await append(given.store, 'a', 1);
      given.clock.set(START - MOST_AHEAD);
      expect(await append(given.store, 'a', 1)).toMatchObject({ recordedAt: instantFromMicros(START + 1) });
    });

    it('that is too far ahead of the last event records nothing, says so, and does again when it is set right', async () => {
      await append(given.store, 'a', 1);
      given.clock.set(START + MOST_AHEAD + 1);
      await expect(append(given.store, 'a', 1)).rejects.toMatchObject({
        kind: 'unavailable',
        issues: [
          {
            field: 'clock',
            problem: 'the clock says 2023-02-05, and the last event was recorded on 2022-01-01',
            remedy: expect.stringMatching(/set the clock/),
          },
        ],
      });
      expect(await everything(given.store)).toHaveLength(1);
      given.clock.set(START + 10);
      expect(await append(given.store, 'a', 1)).toMatchObject({ recordedAt: instantFromMicros(START + 10) });
    });

    it('may be as far ahead as the bound, and of an empty log as far as it likes', async () => {
      given.clock.set(START + 5 * MOST_AHEAD);
      await append(given.store, 'a', 1);
      given.clock.advance(MOST_AHEAD);
      expect(await append(given.store, 'a', 1)).toMatchObject({ recordedAt: instantFromMicros(START + 6 * MOST_AHEAD) });
    });

    it('has no say where a time is claimed, after which it goes on from there', async () => {
      await append(given.store, 'a', 1);
      const later = START + 2 * MOST_AHEAD;
      given.clock.set(later + 1000);
      expect(await append(given.store, 'a', 1, { claimedAt: later })).toMatchObject({ recordedAt: instantFromMicros(later) });
      expect(await append(given.store, 'a', 1)).toMatchObject({ recordedAt: instantFromMicros(later + 1000) });
    });

    it('that is too far ahead does not hinder those who claim a time beside', async () => {
      await append(given.store, 'a', 1);
      given.clock.set(START + 2 * MOST_AHEAD);
      const outcomes = await Promise.allSettled([
        append(given.store, 'b', 1),
        append(given.store, 'a', 1, { claimedAt: START + 5 }),
        append(given.store, 'b', 1),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
      expect(await everything(given.store)).toHaveLength(2);
    });
  });
}
