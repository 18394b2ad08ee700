import { hash } from 'node:crypto';

/** Bytes of a digest. */
export const DIGEST_BYTES = 16;

/** How many there are, and one digest over all of them: two that hold the same have the same, in whatever order it was read. */
export interface Held {
  readonly count: number;
  /** Hexadecimal: the exclusive or of the first 16 bytes of each one's SHA-256. Against accident, not against an adversary. */
  readonly digest: string;
}

/** The digest of one row or message. */
export function digestOf(text: string | Uint8Array): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, DIGEST_BYTES);
}

/** What is held, added up one by one. */
export class Tally {
  #count = 0;
  readonly #sum = Buffer.alloc(DIGEST_BYTES);

  add(digest: Buffer): void {
    this.#count += 1;
    for (let index = 0; index < DIGEST_BYTES; index += 1) this.#sum[index] = (this.#sum[index] as number) ^ (digest[index] as number);
  }

  held(): Held {
    return { count: this.#count, digest: this.#sum.toString('hex') };
  }
}
