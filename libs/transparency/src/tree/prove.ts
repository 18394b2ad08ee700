import { invalid } from '#kernel';
import { EMPTY_ROOT, type Hash } from '../hash.js';
import { hashesOf, requireSize, splitOf, type LeafRange, type ReadNodes } from './nodes.js';

/**
 * The root over the first `size` leaves (RFC 6962, section 2.1).
 * @throws Refused `invalid` (`size`), or whatever `read` throws
 */
export async function rootAt(size: number, read: ReadNodes): Promise<Hash> {
  requireSize('size', size);
  if (size === 0) return EMPTY_ROOT;
  const [root] = await hashesOf([{ from: 0, to: size }], read);
  return root!;
}

/**
 * That leaf `index` is in the tree of `size` leaves: the hashes beside its path, the leaf's own sibling first (RFC 6962, section 2.1.1).
 * @throws Refused `invalid` (`size`, `index`), or whatever `read` throws
 */
export async function inclusionProof(index: number, size: number, read: ReadNodes): Promise<readonly Hash[]> {
  requireSize('size', size);
  requireSize('index', index);
  if (index >= size) throw invalid('index', `${index} is not in a tree of ${size} leaves`, 'an index below the size');
  return hashesOf(besidePath(index, size), read);
}

/**
 * That the first `from` of `to` leaves are the tree of `from` leaves (RFC 6962, section 2.1.2); empty from 0 and for the same size.
 * @throws Refused `invalid` (`from`, `to`), or whatever `read` throws
 */
export async function consistencyProof(from: number, to: number, read: ReadNodes): Promise<readonly Hash[]> {
  requireSize('to', to);
  requireSize('from', from);
  if (from > to) throw invalid('from', `${from} is after ${to}`, 'the smaller size first');
  return from === 0 ? [] : hashesOf(besideEdge(from, to), read);
}

/** PATH(m, D[n]) of RFC 6962, as ranges: walked from the root, told from the leaf. */
function besidePath(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.toReversed();
}

/** SUBPROOF(m, D[n], true) of RFC 6962, as ranges: down the right edge of the old tree until a subtree that is the same in both. */
function besideEdge(edge: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to > edge) {
    const middle = from + splitOf(to - from);
    if (edge <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  if (from > 0) ranges.push({ from, to });
  return ranges.toReversed();
}
