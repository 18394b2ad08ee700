import type { Layout } from '../ledger/layout.js';

/** What the publisher's thread is started with. */
export interface PublisherData {
  readonly layout: Layout;
  /** Where the signer listens. */
  readonly socket: string;
  readonly checkpointSeconds: number;
  /** File of the policy of witnesses; null for none. */
  readonly witnesses: string | null;
  /** Address of a time stamping authority; null for none. */
  readonly timestamps: string | null;
}
