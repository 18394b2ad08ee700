import { invalid } from '#kernel';
import { fromBase64 } from '../base64.js';
import { HASH_BYTES, type Hash } from '../hash.js';

/** Most hashes that a proof is read with: a tree of 2^63 leaves has no longer one (c2sp.org/tlog-witness v1.0.0). */
const MAX_HASHES = 63;

/** The hashes of a proof in base64, a line each. */
export function formatHashes(hashes: readonly Hash[]): string {
  return hashes.map((hash) => `${hash.toString('base64')}\n`).join('');
}

/** Reads the lines of {@link formatHashes}. @throws Refused `invalid` (`proof`) */
export function parseHashes(lines: readonly string[]): readonly Hash[] {
  if (lines.length > MAX_HASHES) throw invalid('proof', `has ${lines.length} hashes`, `${MAX_HASHES} at most`);
  return lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES)
      throw invalid('proof', 'has a line that is no hash', `${HASH_BYTES} bytes in base64 a line, and an empty line behind the last`);
    return hash;
  });
}
