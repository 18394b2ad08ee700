import { layoutOf, verifyDeep } from '#application';
import { Broken } from '#kernel';
import { hashBare } from '../baseline/bare-verification.js';
import type { Figure } from '../figure.js';
import { inTurns, timeOf } from '../rounds.js';

/** Everything that is verified of a log, its tiles, its checkpoints and its sealed texts; the read models are compared by a rebuild, which has a figure of its own. */
export const deepVerification: Figure = {
  name: 'deep-verification',
  what: 'deep verification of the large ledger but for its read models, against reading and hashing each leaf and each payload',
  unit: 'ms',
  bound: { atMost: 2 },
  measure: async (workspace, { events, rounds }) => {
    const { folder } = await workspace.filled(events);
    const layout = layoutOf(folder);
    return inTurns(
      () =>
        timeOf(async () => {
          const { holds } = await verifyDeep(layout, { readModels: false });
          if (!holds) throw new Broken('the ledger of the benchmark does not hold');
        }),
      () => timeOf(() => hashBare(layout.log)),
      rounds,
    );
  },
};
