import { leafHash, nodeHash, type Hash, type ReadNodes } from '../index.js';

/**
 * A tree of any size after the letter of RFC 6962, section 2.1, in recursion and BigInt, to compare with. All leaves are alike but those
 * that are told apart, so that a tree of 2^53 leaves can be asked for the hash of any part.
 */
export class ReferenceTree {
  private readonly apart: readonly bigint[];

  /** @param apart the indexes whose leaves are like no other */
  constructor(apart: Iterable<number>) {
    this.apart = [...apart].map(BigInt);
  }

  leaf(index: number): Hash {
    return this.hashOf(BigInt(index), BigInt(index) + 1n);
  }

  root(size: number): Hash {
    return this.hashOf(0n, BigInt(size));
  }

  /** PATH(m, D[n]), section 2.1.1. */
  inclusionProof(index: number, size: number): readonly Hash[] {
    const path = (from: bigint, to: bigint): Hash[] => {
      if (to - from === 1n) return [];
      const middle = from + split(to - from);
      return BigInt(index) < middle ? [...path(from, middle), this.hashOf(middle, to)] : [...path(middle, to), this.hashOf(from, middle)];
    };
    return path(0n, BigInt(size));
  }

  /** PROOF(m, D[n]), section 2.1.2. */
  consistencyProof(first: number, size: number): readonly Hash[] {
    const subproof = (m: bigint, from: bigint, to: bigint, isOld: boolean): Hash[] => {
      if (m === to - from) return isOld ? [] : [this.hashOf(from, to)];
      const k = split(to - from);
      return m <= k
        ? [...subproof(m, from, from + k, isOld), this.hashOf(from + k, to)]
        : [...subproof(m - k, from + k, to, false), this.hashOf(from, from + k)];
    };
    return subproof(BigInt(first), 0n, BigInt(size), true);
  }

  /** Gives nodes to a prover, and refuses one that the tree of this size does not hold whole. */
  nodes(size: number): ReadNodes {
    return async (nodes) =>
      nodes.map(({ level, index }) => {
        const width = 2n ** BigInt(level);
        const from = BigInt(index) * width;
        if (from + width > BigInt(size)) throw new Error(`node ${index} of level ${level} is not whole at size ${size}`);
        return this.hashOf(from, from + width);
      });
  }

  /** MTH(D[from:to]). */
  private hashOf(from: bigint, to: bigint): Hash {
    const n = to - from;
    const isUniform = !this.apart.some((index) => index >= from && index < to);
    if (n === 1n) return isUniform ? UNIFORM[0]! : leafHash(`leaf ${from}`);
    const k = split(n);
    if (isUniform && k * 2n === n) return UNIFORM[n.toString(2).length - 1]!;
    return nodeHash(this.hashOf(from, from + k), this.hashOf(from + k, to));
  }
}

/** By level, the hash of a perfect subtree whose leaves are all alike. */
const UNIFORM: Hash[] = [leafHash('one like all others')];
while (UNIFORM.length < 64) UNIFORM.push(nodeHash(UNIFORM.at(-1)!, UNIFORM.at(-1)!));

/** The largest power of two strictly below n > 1. */
function split(n: bigint): bigint {
  return 1n << BigInt((n - 1n).toString(2).length - 1);
}
