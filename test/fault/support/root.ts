import { EMPTY_ROOT, leafHash, nodeHash, type Hash } from '#transparency';

/**
 * Roots of a growing log by the definition of RFC 6962 alone, with nothing of the transparency library but its two hashes: what its trees,
 * tiles and checkpoints are held against.
 */
export class GrowingRoot {
  /** Roots of the perfect subtrees the leaves make up, the largest first, each with its number of leaves. */
  readonly #peaks: { readonly leaves: number; readonly hash: Hash }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  append(entry: string): void {
    let peak = { leaves: 1, hash: leafHash(entry) };
    for (let left = this.#peaks.at(-1); left?.leaves === peak.leaves; left = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { leaves: peak.leaves * 2, hash: nodeHash(left.hash, peak.hash) };
    }
    this.#peaks.push(peak);
    this.#size += 1;
  }

  root(): Hash {
    const hashes = this.#peaks.map(({ hash }) => hash);
    return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}
