import { runLedger, type EmbeddedLedger } from '#application';
import type { Figure } from '../figure.js';
import { inTurns, medianOf, timeOf } from '../rounds.js';

const ASKED_IN_A_ROUND = 40;

/** Well into each plan, and known a month later. */
const HISTORIC = [
  { plan: 'N', at: '2022-12-31', asOf: '2023-01-31' },
  { plan: 'F', at: '2025-06-30', asOf: '2025-07-31' },
];
const CURRENT = HISTORIC.map(({ plan }) => ({ plan }));

/** The plan status of both sample plans, computed from what was known then, beside the current one, which is kept ready. */
export const statusHistoric: Figure = {
  name: 'status-historic',
  what: 'status of the two sample plans, 86 statements and 245 units, at an earlier day and knowledge, against the current one',
  unit: 'ms',
  bound: { atMost: 5 },
  measure: async (workspace, { rounds }) => {
    const { folder } = await workspace.samples();
    const running = await runLedger(folder);
    try {
      return await inTurns(
        () => askMany(running, HISTORIC),
        () => askMany(running, CURRENT),
        rounds,
      );
    } finally {
      await running.close();
    }
  },
};

/** @returns the median time of asking about all the plans, one after the other, in milliseconds */
async function askMany(running: EmbeddedLedger, plans: readonly (Readonly<Record<string, string>> & { readonly plan: string })[]): Promise<number> {
  const askAll = async () => {
    for (const params of plans) await running.ask({ question: 'planStatus', params, address: `/api/v1/plans/${params.plan}/status` }, running.ledger.self);
  };
  const times: number[] = [];
  while (times.length < ASKED_IN_A_ROUND) times.push(await timeOf(askAll));
  return medianOf(times);
}
