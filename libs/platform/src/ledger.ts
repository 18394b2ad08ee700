import type { RunningLedger } from '#application';

/** The running ledger as Nest injects it: an interface has no value that could stand as a provider's token. */
export class Ledger {
  constructor(readonly running: RunningLedger) {}
}
