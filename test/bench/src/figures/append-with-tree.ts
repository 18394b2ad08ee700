import { holderOfTheFiles, runLedger, type EmbeddedLedger } from '#application';
import type { Figure } from '../figure.js';
import { giveKey } from '../ledger/signing-key.js';
import { inTurns, rateOf } from '../rounds.js';
import { callersOf } from './callers.js';

/** A checkpoint is signed every ten seconds: rounds of less than a second or two would measure the last one more than what goes before it. */
const TIMES_AS_MANY = 3;

/** Durable single appends by 64 callers until a signed checkpoint covers the last of them: tiles, bundles and signature included. */
export const appendWithTree: Figure = {
  name: 'append-with-tree',
  what: 'durable single appends by 64 callers until all are in the published tree and signed, against the same without a tree',
  unit: 'events/s',
  bound: { atLeast: 0.85 },
  measure: async (workspace, { writes, rounds }) => {
    const published = await runLedger(await workspace.furnished(), { paused: true });
    const bare = await runLedger(await workspace.furnished(), { paused: true });
    try {
      await giveKey(published.ledger);
      const [ours, baseline] = [appenderTo(published), appenderTo(bare)];
      return await inTurns(
        () =>
          rateOf(async () => {
            const appended = await ours(TIMES_AS_MANY * writes);
            await published.ledger.publishing.signNow();
            return appended;
          }),
        () => rateOf(() => baseline(TIMES_AS_MANY * writes)),
        rounds,
      );
    } finally {
      await published.close();
      await bare.close();
    }
  },
};

function appenderTo({ ledger: { runner, self } }: EmbeddedLedger): (total: number) => Promise<number> {
  const caller = holderOfTheFiles(self.actor, 'recorder');
  return callersOf(({ on, measure, unit, value }) => runner.execute({ name: 'recordMeasurement', data: { measure, unit, on, value }, caller }));
}
