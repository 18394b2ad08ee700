import type { Checkpoint, ViewsWriter } from './views.js';

/** The read models that answer, or those that are made anew beside them to take their place. */
export type Side = 'live' | 'next';

/** Where a ledger's read models lie: a pair of files, or a pair of schemas of a database. */
export interface ViewsHome {
  /** What is there; null where there are no read models, or none that can be used. Changes nothing. */
  checkpoints(side: Side): Promise<readonly Checkpoint[] | null>;
  /** Opens them, and makes them where they are missing. */
  open(side: Side): Promise<ViewsWriter>;
  discard(side: Side): Promise<void>;
  /** Puts `next` in the place of `live`, at once and whole. Neither is open for writing; who reads the old ones finishes on them. */
  swap(): Promise<void>;
  /** Does, of what discarding and swapping leave to be done, what nobody is in the way of. Asked for now and then. */
  settle(): Promise<void>;
}
