import { Readable } from 'node:stream';
import { holderOfTheFiles, keyedHash, runLedger, type EmbeddedLedger } from '#application';
import { Broken } from '#kernel';
import { importBare } from '../baseline/bare-import.js';
import { BareLedger } from '../baseline/bare-ledger.js';
import type { Figure } from '../figure.js';
import { inTurns, rateOf } from '../rounds.js';
import { deliveriesOf, type Delivery } from './deliveries.js';

/** Facts in bulk. */
export const bulkImport: Figure = {
  name: 'import',
  what: 'NDJSON bulk import, against parsing the same lines and inserting the same rows and hashes in batches',
  unit: 'events/s',
  bound: { atLeast: 0.5 },
  measure: async (workspace, { writes, rounds }) => {
    const running = await runLedger(await workspace.furnished(), { paused: true });
    const bare = await BareLedger.open(await workspace.furnished());
    const [forUs, forTheBaseline] = [deliveriesOf(writes), deliveriesOf(writes)];
    const { self, vault } = running.ledger;
    const hash = keyedHash(await vault.secret());
    try {
      return await inTurns(
        () => {
          const delivery = forUs.next().value;
          return rateOf(() => deliver(running, delivery));
        },
        () => {
          const { id, chunks } = forTheBaseline.next().value;
          return rateOf(() => importBare(bare, chunks, { actor: self.actor, delivery: id, hash }));
        },
        rounds,
      );
    } finally {
      await running.close();
      await bare.close();
    }
  },
};

/** @returns how many lines were accepted @throws Broken when one was not */
async function deliver(running: EmbeddedLedger, { id, chunks }: Delivery): Promise<number> {
  const recorder = holderOfTheFiles(running.ledger.self.actor, 'recorder');
  let accepted = 0;
  for await (const answer of running.ingest(Readable.from(chunks), recorder, { id, reason: null })) {
    if (!answer.includes('"accepted":true')) throw new Broken(`a line was answered ${answer}`);
    accepted += 1;
  }
  return accepted;
}
