import fc from 'fast-check';
import { checkConsistency, checkInclusion, EMPTY_ROOT, leafHash, MAX_SIZE, type Consistency, type Hash, type Inclusion } from '../index.js';
import { CLASSIC_LEAVES, CLASSIC_ROOTS } from '../testing/classic-tree.js';
import { ReferenceTree } from '../testing/reference-tree.js';
import { fieldsRefused } from '../testing/refusing.js';

const tree = new ReferenceTree(Array.from({ length: 70 }, (_, i) => i));
const OTHER = leafHash('of no tree here');

function inclusion(index: number, size: number): Inclusion {
  return { leaf: tree.leaf(index), index, size, root: tree.root(size), proof: tree.inclusionProof(index, size) };
}

function consistency(from: number, to: number): Consistency {
  return { from: { size: from, root: tree.root(from) }, to: { size: to, root: tree.root(to) }, proof: tree.consistencyProof(from, to) };
}

/** Proofs that differ from a right one: a bit flipped, a hash gone, twice, strange, short or long, at every place, and turned around. */
function* alteredProofs(proof: readonly Hash[], strange: readonly Hash[]): Generator<readonly Hash[]> {
  for (const [i, hash] of proof.entries()) {
    const flipped = Buffer.from(hash);
    flipped[i % 32]! ^= 1 << (i % 8);
    yield proof.with(i, flipped);
    yield proof.with(i, hash.subarray(1));
    yield proof.with(i, Buffer.concat([hash, Buffer.of(0)]));
    yield proof.toSpliced(i, 1);
    yield proof.toSpliced(i, 0, hash);
    if (i > 0) yield proof.with(i - 1, hash).with(i, proof[i - 1]!);
  }
  for (const hash of strange) {
    for (let i = 0; i <= proof.length; i += 1) yield proof.toSpliced(i, 0, hash);
  }
  for (let kept = 0; kept < proof.length; kept += 1) {
    yield proof.slice(0, kept);
    yield proof.slice(-kept - 1, -1);
  }
  if (proof.length > 1) yield proof.toReversed();
}

describe('the check of an inclusion', () => {
  it('refuses every proof that was altered, shortened or lengthened', () => {
    let probes = 0;
    for (const size of [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 65, 70]) {
      for (let index = 0; index < size; index += 1) {
        const right = inclusion(index, size);
        checkInclusion(right);
        for (const proof of alteredProofs(right.proof, [Buffer.alloc(0), Buffer.alloc(32), OTHER, right.root, right.leaf])) {
          expect(fieldsRefused(() => checkInclusion({ ...right, proof }))).toEqual(['proof']);
          probes += 1;
        }
      }
    }
    expect(probes).toBeGreaterThan(10_000);
  });

  it('refuses another leaf, another root, both exchanged, and any other index or size that would lead another way', () => {
    for (const size of [1, 2, 3, 5, 8, 13, 33, 64]) {
      for (let index = 0; index < size; index += 1) {
        const right = inclusion(index, size);
        const refused = (change: Partial<Inclusion>) => fieldsRefused(() => checkInclusion({ ...right, ...change }));
        for (const hash of [OTHER, EMPTY_ROOT, tree.root(size + 1)]) expect(refused({ root: hash })).toEqual(['proof']);
        for (const hash of [OTHER, EMPTY_ROOT, tree.leaf(index + 1)]) expect(refused({ leaf: hash })).toEqual(['proof']);
        if (size > 1) expect(refused({ leaf: right.root, root: right.leaf })).toEqual(['proof']);
        for (let other = 0; other < size; other += 1) if (other !== index) expect(refused({ index: other })).toEqual(['proof']);
        expect(refused({ size: size * 2 })).toEqual(['proof']);
        expect(refused({ size: Math.floor(size / 2) })).toEqual([index < Math.floor(size / 2) ? 'proof' : 'index']);
      }
    }
  });

  it.each([
    [{ index: 8 }, 'index'],
    [{ index: -1 }, 'index'],
    [{ index: 2.5 }, 'index'],
    [{ index: NaN }, 'index'],
    [{ index: MAX_SIZE + 1, size: MAX_SIZE }, 'index'],
    [{ index: 0, size: 0 }, 'index'],
    [{ size: -8 }, 'size'],
    [{ size: 8.5 }, 'size'],
    [{ size: Infinity }, 'size'],
    [{ size: MAX_SIZE + 1 }, 'size'],
    [{ leaf: Buffer.alloc(31) }, 'leaf'],
    [{ leaf: Buffer.alloc(0) }, 'leaf'],
    [{ root: Buffer.alloc(33) }, 'root'],
    [{ root: Buffer.alloc(0) }, 'root'],
  ])('refuses what can’t be: %j', (change, field) => {
    const right = { leaf: CLASSIC_LEAVES[2]!, index: 2, size: 8, root: CLASSIC_ROOTS[8]!, proof: tree.inclusionProof(2, 8) };
    expect(fieldsRefused(() => checkInclusion({ ...right, ...change }))).toEqual([field]);
  });

  it('refuses the last leaf of a tree for the last of a smaller one, which hashes to the same root', () => {
    for (const [size, smaller] of [
      [2, 1],
      [4, 1],
      [4, 2],
      [8, 1],
      [8, 4],
      [64, 1],
      [64, 32],
    ] as const) {
      expect(fieldsRefused(() => checkInclusion({ ...inclusion(size - 1, size), index: smaller - 1, size: smaller }))).toEqual(['proof']);
    }
  });

  it('takes the one leaf of a tree for its root, with no hash beside it', () => {
    checkInclusion({ leaf: CLASSIC_LEAVES[0]!, index: 0, size: 1, root: CLASSIC_ROOTS[1]!, proof: [] });
    expect(fieldsRefused(() => checkInclusion({ leaf: CLASSIC_LEAVES[1]!, index: 0, size: 1, root: CLASSIC_ROOTS[1]!, proof: [] }))).toEqual(['proof']);
  });

  it('tells indexes apart that are the same in 32 bits', () => {
    const size = 2 ** 33 + 7;
    const index = 5;
    const large = new ReferenceTree([index, index + 2 ** 32]);
    const right = { leaf: large.leaf(index), index, size, root: large.root(size), proof: large.inclusionProof(index, size) };
    checkInclusion(right);
    expect(fieldsRefused(() => checkInclusion({ ...right, index: index + 2 ** 32 }))).toEqual(['proof']);
    expect(fieldsRefused(() => checkInclusion({ ...right, size: 7 }))).toEqual(['proof']);
  });
});

describe('the check of a consistency', () => {
  it('refuses every proof that was altered, shortened or lengthened', () => {
    let probes = 0;
    for (const to of [2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 65]) {
      for (let from = 1; from <= to; from += 1) {
        const right = consistency(from, to);
        checkConsistency(right);
        for (const proof of alteredProofs(right.proof, [Buffer.alloc(0), Buffer.alloc(32), OTHER, right.from.root, right.to.root])) {
          expect(fieldsRefused(() => checkConsistency({ ...right, proof }))).toEqual(['proof']);
          probes += 1;
        }
      }
    }
    expect(probes).toBeGreaterThan(10_000);
  });

  it('refuses another root on either side, both exchanged, and sizes that would lead another way', () => {
    for (const to of [2, 3, 5, 8, 13, 33, 64]) {
      for (let from = 1; from < to; from += 1) {
        const right = consistency(from, to);
        const refused = (change: Partial<Consistency>) => fieldsRefused(() => checkConsistency({ ...right, ...change }));
        for (const root of [OTHER, EMPTY_ROOT, tree.root(from + 1)]) expect(refused({ from: { size: from, root } })).toEqual(['proof']);
        for (const root of [OTHER, EMPTY_ROOT, tree.root(to + 1)]) expect(refused({ to: { size: to, root } })).toEqual(['proof']);
        expect(refused({ from: { ...right.from, root: right.to.root }, to: { ...right.to, root: right.from.root } })).toEqual(['proof']);
        for (const size of [from - 1, from + 1]) expect(refused({ from: { ...right.from, size } })).toEqual([size === 0 ? 'from' : 'proof']);
        expect(refused({ to: { ...right.to, size: to * 2 } })).toEqual(['proof']);
        expect(refused({ to: { ...right.to, size: Math.floor(to / 2) } })).toEqual([
          Math.floor(to / 2) < from ? 'from' : right.proof.length > 0 ? 'proof' : 'to',
        ]);
      }
    }
  });

  it('refuses the step to a perfect tree for the same step to a smaller one, which hashes to the same roots', () => {
    for (const [size, smaller] of [
      [8, 4],
      [16, 4],
      [16, 8],
      [64, 32],
    ] as const) {
      const right = consistency(size - 1, size);
      const claim = { from: { ...right.from, size: smaller - 1 }, to: { ...right.to, size: smaller }, proof: right.proof };
      expect(fieldsRefused(() => checkConsistency(claim))).toEqual(['proof']);
    }
  });

  it('says so when a hash of the proof is too short or too long to be one', () => {
    const right = consistency(3, 8);
    const included = inclusion(3, 8);
    for (const length of [0, 31, 33]) {
      const wrong = Buffer.alloc(length);
      expect(() => checkConsistency({ ...right, proof: right.proof.with(1, wrong) })).toThrow(`proof: is ${length} bytes long`);
      expect(() => checkInclusion({ ...included, proof: included.proof.with(1, wrong) })).toThrow(`proof: is ${length} bytes long`);
    }
  });

  it('refuses a proof from the empty tree, which proves nothing', () => {
    const to = { size: 8, root: CLASSIC_ROOTS[8]! };
    expect(fieldsRefused(() => checkConsistency({ from: { size: 0, root: EMPTY_ROOT }, to, proof: [] }))).toEqual(['from']);
    expect(fieldsRefused(() => checkConsistency({ from: { size: 0, root: EMPTY_ROOT }, to: { size: 0, root: EMPTY_ROOT }, proof: [] }))).toEqual(['from']);
  });

  it('takes two trees of one size for the same only by their root, and without a hash', () => {
    for (let size = 1; size <= 8; size += 1) {
      const head = { size, root: CLASSIC_ROOTS[size]! };
      checkConsistency({ from: head, to: { ...head }, proof: [] });
      expect(fieldsRefused(() => checkConsistency({ from: head, to: { size, root: OTHER }, proof: [] }))).toEqual(['to']);
      expect(fieldsRefused(() => checkConsistency({ from: head, to: head, proof: [head.root] }))).toEqual(['proof']);
    }
  });

  it.each([
    [{ from: { size: 9, root: OTHER } }, 'from'],
    [{ from: { size: -1, root: OTHER } }, 'from'],
    [{ from: { size: 1.5, root: OTHER } }, 'from'],
    [{ from: { size: NaN, root: OTHER } }, 'from'],
    [{ from: { size: 4, root: Buffer.alloc(31) } }, 'from'],
    [{ from: { size: 4, root: Buffer.alloc(0) } }, 'from'],
    [{ to: { size: MAX_SIZE + 1, root: OTHER } }, 'to'],
    [{ to: { size: -8, root: OTHER } }, 'to'],
    [{ to: { size: NaN, root: OTHER } }, 'to'],
    [{ to: { size: 8, root: Buffer.alloc(33) } }, 'to'],
  ])('refuses what can’t be: %j', (change, field) => {
    expect(fieldsRefused(() => checkConsistency({ ...consistency(4, 8), ...change }))).toEqual([field]);
  });

  it('holds beyond 2^32, and refuses there the root of a tree that is the same in 32 bits', () => {
    const [from, to] = [2 ** 32 + 5, 2 ** 33 + 7];
    const large = new ReferenceTree([4, from - 1, to - 1]);
    const right = { from: { size: from, root: large.root(from) }, to: { size: to, root: large.root(to) }, proof: large.consistencyProof(from, to) };
    checkConsistency(right);
    expect(fieldsRefused(() => checkConsistency({ ...right, from: { size: 5, root: large.root(5) } }))).toEqual(['proof']);
    expect(fieldsRefused(() => checkConsistency({ ...right, to: { size: 7, root: large.root(7) } }))).toEqual(['from']);
  });
});

describe('the checks', () => {
  const hashes = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  const numbers = fc.oneof(fc.integer(), fc.double(), fc.nat(20), fc.constantFrom(2 ** 31, 2 ** 32, MAX_SIZE, MAX_SIZE + 1));

  it('refuse whatever was made up, and throw nothing else', () => {
    const heads = fc.record({ size: numbers, root: hashes });
    const proofs = fc.array(hashes, { maxLength: 70 });
    fc.assert(
      fc.property(fc.record({ leaf: hashes, index: numbers, size: numbers, root: hashes, proof: proofs }), (made) => {
        expect(fieldsRefused(() => checkInclusion(made))).toHaveLength(1);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.record({ from: heads, to: heads, proof: proofs }), (made) => {
        fc.pre(!made.from.root.equals(made.to.root));
        expect(fieldsRefused(() => checkConsistency(made))).toHaveLength(1);
      }),
      { numRuns: 2_000 },
    );
  });
});
