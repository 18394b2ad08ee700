import type { CheckpointArchive, Signer } from '#publishing';

/** All that decisions on keys have to do with outside the log. */
export interface Signing {
  readonly signer: Signer;
  readonly archive: CheckpointArchive;
  /** The signed note over all that is in the log now, published. @throws Refused as the publisher does */
  readonly publish: () => Promise<string>;
}
