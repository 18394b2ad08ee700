import { randomInt } from 'node:crypto';
import { openLedger, type Ledger } from '#application';
import { keysOf } from '#domain';
import { nodeDisk, openArchive, startUpCheck } from '#publishing';
import type { Figure } from '../figure.js';
import { inTurns, medianOf, timeOf } from '../rounds.js';

const SMALL = 10_000;
const CHECKED_IN_A_ROUND = 40;

/** Comparing the log with the last signed checkpoint before it is served. */
export const startCheck: Figure = {
  name: 'start-check',
  what: `start-up check of the large ledger against its last checkpoint, against one of ${SMALL.toLocaleString('en')} events`,
  unit: 'ms',
  bound: { atMost: 1.5 },
  measure: async (workspace, { events, rounds }) => {
    const large = await openLedger((await workspace.filled(events)).folder);
    const small = await openLedger((await workspace.filled(SMALL)).folder);
    try {
      return await inTurns(
        () => checkMany(large),
        () => checkMany(small),
        rounds,
      );
    } finally {
      await large.close();
      await small.close();
    }
  },
};

/** @returns the median, in milliseconds */
async function checkMany(measured: Ledger): Promise<number> {
  const { store, layout } = measured;
  const ledger = await measured.settings();
  const times: number[] = [];
  while (times.length < CHECKED_IN_A_ROUND) {
    const parts = {
      log: store,
      archive: openArchive(nodeDisk(layout.checkpoints)),
      published: nodeDisk(layout.published),
      inside: nodeDisk(layout.inside),
      random: randomInt,
    };
    times.push(await timeOf(() => startUpCheck(parts, { origin: ledger.origin, vkeys: keysOf(ledger, ledger.origin) })));
  }
  return medianOf(times);
}
