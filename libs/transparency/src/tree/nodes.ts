import { invalid, type Refused } from '#kernel';
import { nodeHash, type Hash } from '../hash.js';

/** Most leaves a tree can have: beyond it a size is no longer an exact number. */
export const MAX_SIZE = Number.MAX_SAFE_INTEGER;

/** A perfect subtree: the leaves `[index * 2^level, (index + 1) * 2^level)`. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** Gives the hashes of perfect subtrees, in the order asked. */
export type ReadNodes = (nodes: readonly TreeNode[]) => Promise<readonly Hash[]>;

/** Leaves `[from, to)` of a tree, at least one. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two strictly below `n`, where RFC 6962 splits a tree of `n` > 1 leaves (section 2.1). */
export function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

/** The perfect subtrees that a subtree of RFC 6962 consists of, from the left, which is from the largest. */
export function perfectNodes({ from, to }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  let width = 1;
  let level = 0;
  for (; width * 2 <= to - from; width *= 2) level += 1;
  for (let start = from; start < to; width /= 2, level -= 1) {
    if (width > to - start) continue;
    nodes.push({ level, index: start / width });
    start += width;
  }
  return nodes;
}

/** The hash over the perfect subtrees of {@link perfectNodes}, at least one: each is the left sibling of all that follows it. */
export function foldNodes(hashes: readonly Hash[]): Hash {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The hashes of subtrees, reading whatever they need at once. */
export async function hashesOf(ranges: readonly LeafRange[], read: ReadNodes): Promise<readonly Hash[]> {
  const nodes = ranges.map(perfectNodes);
  const hashes = await read(nodes.flat());
  let next = 0;
  return nodes.map(({ length }) => foldNodes(hashes.slice(next, (next += length))));
}

/** The nodes of a tree that is held in memory. Building it costs one hash per leaf. */
export function nodesOfLeaves(leaves: readonly Hash[]): ReadNodes {
  const levels: (readonly Hash[])[] = [leaves];
  for (let below = leaves; below.length > 1; levels.push(below)) below = parentsOf(below);
  return async (nodes) =>
    nodes.map((node) => {
      const hash = levels[node.level]?.[node.index];
      if (hash === undefined) throw missingNode(node, leaves.length);
      return hash;
    });
}

function parentsOf(children: readonly Hash[]): readonly Hash[] {
  return Array.from({ length: Math.floor(children.length / 2) }, (_, i) => nodeHash(children[2 * i]!, children[2 * i + 1]!));
}

/** The refusal of a node that a tree of `size` leaves does not hold whole. */
export function missingNode({ level, index }: TreeNode, size: number): Refused {
  return invalid('nodes', `node ${index} of level ${level} is not within ${size} leaves`, 'ask only for complete subtrees of the tree');
}

/** @throws Refused `invalid` unless it is a size that a tree can have */
export function requireSize(field: string, size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw invalid(field, `${size} is not a number of leaves`, `a whole number from 0 to ${MAX_SIZE}`);
}
