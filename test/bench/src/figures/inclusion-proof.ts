import { runLedger, type EmbeddedLedger } from '#application';
import { Broken } from '#kernel';
import type { Figure } from '../figure.js';
import { inTurns, percentileOf, timeOf } from '../rounds.js';

const SMALL = 10_000;
const ASKED_IN_A_ROUND = 1000;

/** The proof that an event is in the signed log, whole as a file, for events all over the log. */
export const inclusionProof: Figure = {
  name: 'inclusion-proof',
  what: `inclusion proof of an event of the large ledger, 99th percentile, against one of ${SMALL.toLocaleString('en')} events`,
  unit: 'ms',
  bound: { atMost: 1.5 },
  measure: async (workspace, { events, rounds }) => {
    const large = await runLedger((await workspace.filled(events)).folder);
    const small = await runLedger((await workspace.filled(SMALL)).folder);
    try {
      const [ofLarge, ofSmall] = [await someEvents(large), await someEvents(small)];
      return await inTurns(
        () => askMany(large, ofLarge),
        () => askMany(small, ofSmall),
        rounds,
      );
    } finally {
      await large.close();
      await small.close();
    }
  },
};

/** Ids of events at even distances over the whole log. */
async function someEvents({ ledger: { store } }: EmbeddedLedger): Promise<readonly string[]> {
  const { seq: last } = await store.head();
  const ids: string[] = [];
  for (let index = 0; index < ASKED_IN_A_ROUND; index += 1) {
    const [event] = await store.readAll(Math.floor((index * last) / ASKED_IN_A_ROUND) - 1, 1);
    if (event === undefined) throw new Broken('the log is shorter than it says');
    ids.push(event.id);
  }
  return ids;
}

/** @returns the 99th percentile, in milliseconds */
async function askMany({ log, ledger: { self } }: EmbeddedLedger, events: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const event of events) times.push(await timeOf(() => log.proofOf(event, self)));
  return percentileOf(times, 99);
}
