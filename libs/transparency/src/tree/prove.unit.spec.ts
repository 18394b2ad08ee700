import fc from 'fast-check';
import { checkConsistency, checkInclusion, consistencyProof, inclusionProof, MAX_SIZE, nodesOfLeaves, rootAt, type TreeNode } from '../index.js';
import { CLASSIC_LEAVES, CLASSIC_ROOTS } from '../testing/classic-tree.js';
import { ReferenceTree } from '../testing/reference-tree.js';
import { refusal } from '../testing/refusing.js';

const classic = nodesOfLeaves(CLASSIC_LEAVES);

function everyIndexBelow(size: number): number[] {
  return Array.from({ length: size }, (_, i) => i);
}

const around = (middle: number) => fc.integer({ min: -300, max: 300 }).map((offset) => middle + offset);

/** An index below the size: anywhere, or near either end, or near the middle. */
function below(size: number) {
  const near = [0, size - 1, Math.floor(size / 2), 2 ** 31, 2 ** 32, 2 ** 32 + 2 ** 31].map((index) => Math.min(index, size - 1));
  return fc.oneof(fc.integer({ min: 0, max: size - 1 }), fc.constantFrom(...near));
}

describe('the classic tree of eight leaves', () => {
  it('has the roots of Certificate Transparency at every size', async () => {
    for (const [size, root] of CLASSIC_ROOTS.entries()) expect(await rootAt(size, classic)).toEqual(root);
  });

  it('has the proofs of Certificate Transparency', async () => {
    const inclusion = await inclusionProof(0, 8, classic);
    expect(inclusion.map((hash) => hash.toString('base64'))).toEqual([
      'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=',
    ]);
    const consistency = await consistencyProof(6, 8, classic);
    expect(consistency.map((hash) => hash.toString('base64'))).toEqual([
      'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=',
      'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
      '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
    ]);
  });
});

describe('roots and proofs', () => {
  it('are those of the definition, and hold, for every pair of sizes and every index up to 40', async () => {
    const tree = new ReferenceTree(everyIndexBelow(40));
    const read = nodesOfLeaves(everyIndexBelow(40).map((index) => tree.leaf(index)));
    for (let size = 1; size <= 40; size += 1) {
      const root = await rootAt(size, read);
      expect(root).toEqual(tree.root(size));
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(index, size, read);
        expect(proof).toEqual(tree.inclusionProof(index, size));
        checkInclusion({ leaf: tree.leaf(index), index, size, root, proof });
      }
      for (let from = 1; from <= size; from += 1) {
        const proof = await consistencyProof(from, size, read);
        expect(proof).toEqual(tree.consistencyProof(from, size));
        checkConsistency({ from: { size: from, root: tree.root(from) }, to: { size, root }, proof });
      }
    }
  });

  const sizes = fc.oneof(
    fc.integer({ min: 1, max: 5_000 }),
    around(2 ** 31),
    around(2 ** 32),
    around(2 ** 52),
    fc.integer({ min: 0, max: 300 }).map((offset) => MAX_SIZE - offset),
    fc.integer({ min: 1, max: MAX_SIZE }),
  );

  it('are those of the definition, and hold, for any leaf of a tree up to 2^53 - 1', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes.chain((size) => fc.tuple(fc.constant(size), below(size), below(size))),
        async ([size, index, other]) => {
          const tree = new ReferenceTree([index, other, size - 1]);
          const read = tree.nodes(size);
          const root = await rootAt(size, read);
          expect(root).toEqual(tree.root(size));
          const proof = await inclusionProof(index, size, read);
          expect(proof).toEqual(tree.inclusionProof(index, size));
          checkInclusion({ leaf: tree.leaf(index), index, size, root, proof });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are those of the definition, and hold, between any two sizes up to 2^53 - 1', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes.chain((size) => fc.tuple(fc.constant(size), below(size), below(size))),
        async ([size, index, other]) => {
          const from = index + 1;
          const tree = new ReferenceTree([index, other, size - 1]);
          const proof = await consistencyProof(from, size, tree.nodes(size));
          expect(proof).toEqual(tree.consistencyProof(from, size));
          checkConsistency({ from: { size: from, root: tree.root(from) }, to: { size, root: tree.root(size) }, proof });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are read in one go, and no longer than the tree is deep', async () => {
    const calls: (readonly TreeNode[])[] = [];
    const tree = new ReferenceTree([]);
    const read = tree.nodes(MAX_SIZE);
    const proof = await inclusionProof(MAX_SIZE - 1, MAX_SIZE, (nodes) => {
      calls.push(nodes);
      return read(nodes);
    });
    expect(calls).toHaveLength(1);
    expect(proof.length).toBeLessThanOrEqual(53);
  });

  it('say nothing between the empty tree and any, nor between a tree and itself', async () => {
    expect(await consistencyProof(0, 8, classic)).toEqual([]);
    expect(await consistencyProof(0, 0, classic)).toEqual([]);
    for (let size = 1; size <= 8; size += 1) expect(await consistencyProof(size, size, classic)).toEqual([]);
  });
});

describe('what can’t be proven is refused', () => {
  it.each([-1, 0.5, NaN, Infinity, MAX_SIZE + 1])('as a size: %p', async (size) => {
    await expect(rootAt(size, classic)).rejects.toEqual(refusal('size'));
    await expect(inclusionProof(0, size, classic)).rejects.toEqual(refusal('size'));
    await expect(consistencyProof(0, size, classic)).rejects.toEqual(refusal('to'));
    await expect(consistencyProof(size, 8, classic)).rejects.toEqual(refusal('from'));
  });

  it.each([-1, 0.5, NaN, 8, 9])('as an index of eight leaves: %p', async (index) => {
    await expect(inclusionProof(index, 8, classic)).rejects.toEqual(refusal('index'));
  });

  it('as a larger size before a smaller', async () => {
    await expect(consistencyProof(8, 7, classic)).rejects.toEqual(refusal('from'));
  });

  it('as a tree larger than the leaves at hand, by one too', async () => {
    await expect(rootAt(9, classic)).rejects.toEqual(refusal('nodes'));
    await expect(rootAt(16, classic)).rejects.toEqual(refusal('nodes'));
    await expect(rootAt(7, nodesOfLeaves(CLASSIC_LEAVES.slice(0, 6)))).rejects.toEqual(refusal('nodes'));
  });
});
