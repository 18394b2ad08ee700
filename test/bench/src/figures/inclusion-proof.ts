import { runLedger, type EmbeddedLedger } from '#application';
import { Broken } from '#kernel';
import type { Figure } from '../figure.js';
import { inTurns, percentileOf, timeOf, type Side } from '../rounds.js';

const SMALL = 10_000;
const ASKED_IN_A_ROUND = 1000;

/** The proof that an event is in the signed log, whole as a file, for events all over the log, others in each round. */
export const inclusionProof: Figure = {
  name: 'inclusion-proof',
  what: `inclusion proof of an event of the large ledger, 99th percentile, against one of ${SMALL.toLocaleString('en')} events`,
  unit: 'ms',
  bound: { atMost: 1.5 },
  measure: async (workspace, { events, rounds }) => {
    const large = await runLedger((await workspace.filled(events)).folder);
    const small = await runLedger((await workspace.filled(SMALL)).folder);
    try {
      return await inTurns(await askerOf(large, rounds), await askerOf(small, rounds), rounds);
    } finally {
      await large.close();
      await small.close();
    }
  },
};

/** Asks for the proofs of so many events, one after the other. @returns the 99th percentile, in milliseconds */
async function askerOf(running: EmbeddedLedger, rounds: number): Promise<Side> {
  const { log, ledger } = running;
  // the round that does not count asks too
  const groups = await someEvents(running, rounds + 1);
  return async () => {
    const times: number[] = [];
    for (const event of groups.shift() ?? []) times.push(await timeOf(() => log.proofOf(event, ledger.self)));
    return percentileOf(times, 99);
  };
}

/** Ids of events in so many groups, each at even distances over the whole log. */
async function someEvents({ ledger: { store } }: EmbeddedLedger, groups: number): Promise<string[][]> {
  const { seq: last } = await store.head();
  const ids = Array.from({ length: groups }, (): string[] => []);
  const total = groups * ASKED_IN_A_ROUND;
  for (let index = 0; index < total; index += 1) {
    const [event] = await store.readAll(Math.floor((index * last) / total) - 1, 1);
    if (event === undefined) throw new Broken('the log is shorter than it says');
    ids[index % groups]?.push(event.id);
  }
  return ids;
}
