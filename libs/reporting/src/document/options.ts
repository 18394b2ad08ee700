/** What is not in the model, and must be the same for equal bytes. */
export interface DocumentOptions {
  /** {@link fingerprintOf} the model. */
  readonly fingerprint: string;
  /** Address of the service without a slash at its end, for the QR code; empty where it is not known, and the code then holds the path alone. */
  readonly service?: string;
  /** Whether it takes the place of a published one that held what was erased since. */
  readonly redacted?: boolean;
}
