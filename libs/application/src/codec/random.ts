import { randomFillSync } from 'node:crypto';

/** Where keys, ivs and salts come from; a test vector injects its own. */
export type Random = (bytes: number) => Buffer;

const POOL = Buffer.allocUnsafeSlow(8192);
let used = POOL.length;

/** Cryptographically random bytes, drawn from the system 8 KiB at a time and cleared from the pool as they are handed out. At most 64. */
export const randomPool: Random = (bytes) => {
  if (used + bytes > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const drawn = Buffer.from(POOL.subarray(used, used + bytes));
  POOL.fill(0, used, used + bytes);
  used += bytes;
  return drawn;
};
