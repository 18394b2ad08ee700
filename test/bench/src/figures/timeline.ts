import { runLedger, type EmbeddedLedger } from '#application';
import type { Figure } from '../figure.js';
import { GOAL } from '../ledger/things.js';
import { inTurns, medianOf, timeOf } from '../rounds.js';

const SMALL = 10_000;
const ASKED_IN_A_ROUND = 40;

/** The timeline of one goal, whose own facts are as many in both ledgers, by the median of many askings. */
export const timeline: Figure = {
  name: 'timeline',
  what: `timeline of one goal with equally many own facts in the large ledger, against one of ${SMALL.toLocaleString('en')} events`,
  unit: 'ms',
  bound: { atMost: 1.5 },
  measure: async (workspace, { events, rounds }) => {
    const large = await runLedger((await workspace.filled(events)).folder);
    const small = await runLedger((await workspace.filled(SMALL)).folder);
    try {
      return await inTurns(
        () => askMany(large),
        () => askMany(small),
        rounds,
      );
    } finally {
      await large.close();
      await small.close();
    }
  },
};

/** @returns the median, in milliseconds */
async function askMany(running: EmbeddedLedger): Promise<number> {
  const request = { question: 'goalTimeline', params: { goal: GOAL, at: '2023-12-31' }, address: `/api/v1/goals/${GOAL}/timeline` };
  const times: number[] = [];
  while (times.length < ASKED_IN_A_ROUND) times.push(await timeOf(() => running.ask(request, running.ledger.self)));
  return medianOf(times);
}
