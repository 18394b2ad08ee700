import { invalid, type Refused } from '#kernel';
import { nodeHash, requireHash, type Hash } from '../hash.js';
import { requireSize } from './nodes.js';

/** What an inclusion proof is to show: that the leaf of this hash lies at `index` of the tree of `size` leaves and this root. */
export interface Inclusion {
  /** The leaf's hash. */
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** What a consistency proof is to show: that the tree `to` begins with the tree `from`. */
export interface Consistency {
  readonly from: TreeHead;
  readonly to: TreeHead;
  readonly proof: readonly Hash[];
}

export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/**
 * Verifies that a leaf is in a tree (RFC 9162, section 2.1.3.2).
 * @throws Refused `invalid`: `index` or `size` that can't be, `leaf` or `root` that is no hash, `proof` of another length or that leads elsewhere
 */
export function checkInclusion({ leaf, index, size, root, proof }: Inclusion): void {
  requireSize('size', size);
  requireSize('index', index);
  if (index >= size) throw invalid('index', `${index} is not in a tree of ${size} leaves`, 'an index below the size');
  requireHash('leaf', leaf);
  requireHash('root', root);
  const path = new Path(index, size - 1);
  let reached = leaf;
  for (const beside of requireHashes(proof)) {
    if (path.isAtRoot()) throw tooLong();
    reached = path.isRight() ? nodeHash(beside, reached) : nodeHash(reached, beside);
    path.climb();
  }
  if (!path.isAtRoot()) throw tooShort();
  if (!reached.equals(root))
    throw invalid('proof', `leads leaf ${index} to another root than that of size ${size}`, 'the leaf, or the proof, is not of this tree');
}

/**
 * Verifies that a tree continues another (RFC 9162, section 2.1.4.2).
 * @throws Refused `invalid`: `from` of size 0, which proves nothing, or larger than `to`; a root that is no hash; `proof` of another length, or
 * that leads elsewhere
 */
export function checkConsistency({ from, to, proof }: Consistency): void {
  requireSize('from', from.size);
  requireSize('to', to.size);
  if (from.size === 0) throw invalid('from', 'a proof from an empty tree proves nothing', 'the last checkpoint with leaves that you have seen');
  if (from.size > to.size) throw invalid('from', `size ${from.size} is after size ${to.size}`, 'the smaller size first');
  if (from.size === to.size) return requireSame(from, to, proof);
  requireHash('from', from.root);
  requireHash('to', to.root);
  requireHashes(proof);
  const path = new Path(from.size - 1, to.size - 1);
  path.skipCommon();
  const [first, ...rest] = path.isAtLeftEdge() ? [from.root, ...proof] : proof;
  if (first === undefined) throw tooShort();
  let old = first;
  let reached = first;
  for (const beside of rest) {
    if (path.isAtRoot()) throw tooLong();
    if (path.isRight()) {
      old = nodeHash(beside, old);
      reached = nodeHash(beside, reached);
    } else {
      reached = nodeHash(reached, beside);
    }
    path.climb();
  }
  if (!path.isAtRoot()) throw tooShort();
  if (!old.equals(from.root)) throw invalid('proof', `does not lead to the root of size ${from.size}`, 'the proof between exactly these two trees');
  if (!reached.equals(to.root)) throw invalid('proof', `does not lead to the root of size ${to.size}`, 'a tree that continues the first; this one does not');
}

function requireSame(from: TreeHead, to: TreeHead, proof: readonly Hash[]): void {
  if (proof.length > 0) throw tooLong();
  if (!from.root.equals(to.root)) throw invalid('to', `has another root at the same size ${to.size}`, 'one root for one size: the log shows two histories');
}

/**
 * The way up from a node (`fn` in RFC 9162) beside the way up from the last node of its level (`sn`). Bit operators would cut at 2^32, so
 * halves and remainders stand for shifts and bits.
 */
class Path {
  constructor(
    private node: number,
    private last: number,
  ) {}

  isAtRoot(): boolean {
    return this.last === 0;
  }

  isAtLeftEdge(): boolean {
    return this.node === 0;
  }

  /** Whether the next hash of the proof stands to the left. */
  isRight(): boolean {
    return this.node % 2 === 1 || this.node === this.last;
  }

  /** To the next level at which the node has a sibling. */
  climb(): void {
    if (this.node === this.last) while (this.node % 2 === 0 && this.node !== 0) this.halve();
    this.halve();
  }

  /** Up while the node is a right one: what lies below is the same in the old tree and the new. */
  skipCommon(): void {
    while (this.node % 2 === 1) this.halve();
  }

  private halve(): void {
    this.node = Math.floor(this.node / 2);
    this.last = Math.floor(this.last / 2);
  }
}

function requireHashes(proof: readonly Hash[]): readonly Hash[] {
  for (const hash of proof) requireHash('proof', hash);
  return proof;
}

function tooLong(): Refused {
  return invalid('proof', 'holds more hashes than there are levels', 'the proof as the log gave it, nothing added');
}

function tooShort(): Refused {
  return invalid('proof', 'holds too few hashes', 'the proof as the log gave it, nothing left out');
}
