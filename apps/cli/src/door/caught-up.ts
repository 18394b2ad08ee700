import type { EmbeddedLedger } from '#application';
import { Refused } from '#kernel';
import { progress } from '../terminal/progress.js';

const SLICE_MS = 250;

/** Waits until every read model has seen the last event, showing how far they have come. @throws Refused `unavailable` when one can't go on */
export async function caughtUp({ ledger, projector }: Pick<EmbeddedLedger, 'ledger' | 'projector'>): Promise<void> {
  const { seq } = await ledger.store.head();
  if (await projector.waitFor(seq, SLICE_MS)) return;
  const comeTo = () => projector.status().rebuild?.done ?? projector.status().seq + 1;
  const work = progress('Preparing the answers', seq + 1, 'events', comeTo());
  while (!(await projector.waitFor(seq, SLICE_MS))) {
    work.to(comeTo());
    const { failure, projections } = projector.status();
    const obstacle = failure?.error ?? projections.find(({ stopped }) => stopped !== null)?.stopped?.error;
    if (obstacle !== undefined) throw new Refused('unavailable', `the read models can't go on: ${obstacle}`);
  }
  work.done();
}
