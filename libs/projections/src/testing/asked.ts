import type { LedgerDomainEvent } from '#domain';
import type { Read } from '../engine/views.js';
import { reachedSeq } from '../queries/point.js';
import { recordEveryKind } from './every-kind.js';
import { TestLedger } from './ledger.js';
import { recordSamplePlan } from './plan.js';
import type { TestPlaces } from './places.js';
import { builtViews, type TempFolders } from './views.js';

type Given = readonly (LedgerDomainEvent | readonly LedgerDomainEvent[])[];

/** Asks of the sample plan and what is given, as known now. */
export function askedIn(places: TestPlaces | TempFolders, more: { readonly everyKind?: boolean } = {}) {
  return async <T>(given: Given, ask: (read: Read, seq: number) => Promise<T>): Promise<T> => {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    if (more.everyKind === true) await recordEveryKind(ledger);
    for (const one of given) await ledger.record(one);
    const views = await builtViews(await places.make(), ledger.store);
    const answer = await views.reader.snapshot(async (read) => ask(read, await reachedSeq(read)));
    await views.close();
    return answer;
  };
}
