import { Refused } from '#kernel';
import { newSigningKey, openCheckpoint, verifierOf } from '#transparency';
import { openArchive } from '../archive/index.js';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import { SignerCore } from './signer-core.js';
import { growingLog } from './testing/growing-log.js';
import { memoryKeys } from './testing/memory-keys.js';

const ORIGIN = 'ledger.example.org/progress';
const log = growingLog(ORIGIN);

async function begun() {
  const archive = openArchive(new SimulatedDisk());
  await archive.begin(ORIGIN);
  const keys = memoryKeys();
  const signer = new SignerCore(keys, archive);
  return { archive, keys, signer, vkey: await signer.create(ORIGIN, null) };
}

const signersOf = (note: string, vkeys: readonly string[]) => {
  const { verified } = openCheckpoint(
    note,
    vkeys.map((vkey) => verifierOf(vkey)),
  );
  return vkeys.filter((vkey) => verified.some(({ id }) => id === verifierOf(vkey).id));
};

describe('the signer', () => {
  it('signs a checkpoint that continues the last, and keeps it before it answers', async () => {
    const { archive, signer, vkey } = await begun();
    for (const [size, from] of [
      [0, 0],
      [3, 0],
      [3, 3],
      [300, 3],
    ] as const) {
      const note = await signer.sign(await log(size, from));
      expect(openCheckpoint(note, [verifierOf(vkey)])).toMatchObject((await log(size)).checkpoint);
      expect((await archive.latest(ORIGIN))?.note).toBe(note);
    }
  });

  it('answers the same size and root again with what is kept, with every signature that has come', async () => {
    const { archive, signer } = await begun();
    await signer.sign(await log(3));
    const cosigned = (await signer.sign(await log(3))).replace(/\n$/, '\n— witness.example/w AAAAAQAAAAA=\n');
    await archive.keep(cosigned);
    expect(await signer.sign(await log(3))).toBe(cosigned);
  });

  it('says which history it has signed and what it was asked for instead', async () => {
    const { signer } = await begun();
    await signer.sign(await log(5));
    const other = growingLog(ORIGIN, 'another');
    const find = 'find out which log this is: `fremdrift verify --deep`';
    const signed = 'a checkpoint over 5 entries was signed, and this is';
    const continues = 'the tree of 8 entries does not continue the one of 5 that was signed: proof: does not lead to the root of size 5';
    for (const [wrong, problem, remedy] of [
      [await log(4, 4), `${signed} a tree of 4: a second history`, find],
      [await other(5, 5), `${signed} another tree of the same size: a second history`, find],
      [await other(8, 5), continues, find],
      [{ ...(await log(8, 5)), from: 3 }, 'the last checkpoint is over 5 entries, and the proof is from 3', 'prove that it continues size 5'],
    ] as const) {
      await expect(signer.sign(wrong)).rejects.toMatchObject({ kind: 'conflict', message: problem, issues: [{ field: 'checkpoint', problem, remedy }] });
    }
  });

  it('takes the origin’s checkpoints for itself before it signs, and signs nothing where another has them', async () => {
    const { archive, keys } = await begun();
    const claimed: string[] = [];
    const signer = new SignerCore(keys, archive, (origin) => {
      if (claimed.push(origin) > 1) throw new Refused('unavailable', 'another signer has them');
    });
    const note = await signer.sign(await log(3));
    await expect(signer.sign(await log(4, 3))).rejects.toMatchObject({ kind: 'unavailable' });
    expect([claimed, (await archive.latest(ORIGIN))?.note]).toEqual([[ORIGIN, ORIGIN], note]);
  });

  it('signs nothing without the key in force, whichever others it holds', async () => {
    const { archive, signer, vkey } = await begun();
    const next = await signer.create(ORIGIN, vkey);
    for (const held of [vkey, next]) expect(signersOf(await signer.sign({ ...(await log(3, 3)), from: 0, vkey: held }), [vkey, next])).toEqual([vkey, next]);
    const lost = newSigningKey(ORIGIN).vkey;
    await expect(signer.sign({ ...(await log(4, 3)), vkey: lost })).rejects.toMatchObject({
      kind: 'not-found',
      message: `the signer holds no key ${lost}`,
      issues: [{ field: 'FREMDRIFT_KEYS' }],
    });
    expect((await archive.latest(ORIGIN))?.size).toBe(3);
  });

  it('ends only when what is under way is done', async () => {
    const { archive, signer } = await begun();
    const signing = signer.sign(await log(3));
    await signer.close();
    expect((await archive.latest(ORIGIN))?.note).toBe(await signing);
  });

  it('refuses a rollback, a split view, a proof from elsewhere and one that does not hold, and keeps nothing of them', async () => {
    const { archive, signer } = await begun();
    const note = await signer.sign(await log(5));
    const other = growingLog(ORIGIN, 'another');
    const request = await log(8, 5);
    for (const wrong of [
      await log(4, 4),
      await other(5, 5),
      await other(8, 5),
      await log(8, 3),
      await log(8, 0),
      { ...request, proof: request.proof.slice(1) },
      { ...request, proof: [...request.proof, Buffer.alloc(32)] },
      { ...request, checkpoint: { ...request.checkpoint, root: Buffer.alloc(32) } },
    ]) {
      await expect(signer.sign(wrong)).rejects.toMatchObject({ kind: 'conflict', issues: [{ field: 'checkpoint' }] });
    }
    expect((await archive.latest(ORIGIN))?.note).toBe(note);
  });

  it('signs one of two histories that are asked for at once', async () => {
    const { signer } = await begun();
    const results = await Promise.allSettled([signer.sign(await log(5)), signer.sign(await growingLog(ORIGIN, 'another')(5))]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses a tree without entries that has a root, and a proof where nothing is to be proved', async () => {
    const { signer } = await begun();
    const empty = await log(0);
    const strange = { ...empty, checkpoint: { ...empty.checkpoint, root: Buffer.alloc(32) } };
    const proved = { ...(await log(3)), proof: [Buffer.alloc(32)] };
    await expect(signer.sign(strange)).rejects.toMatchObject({ kind: 'conflict', message: 'the root is not that of a tree without entries' });
    await expect(signer.sign(proved)).rejects.toMatchObject({ kind: 'conflict', message: 'nothing is to be proved from size 0' });
    await signer.sign(empty);
    await expect(signer.sign(proved)).rejects.toMatchObject({ kind: 'conflict', message: 'nothing is to be proved from size 0' });
  });

  it('signs for no origin it has no key for, nor for one whose archive is elsewhere', async () => {
    const { signer } = await begun();
    const other = growingLog('other.example/log');
    await expect(signer.sign(await other(1))).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'FREMDRIFT_KEYS' }] });
    await signer.create('other.example/log', null);
    await expect(signer.sign(await other(1))).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'FREMDRIFT_CHECKPOINTS' }] });
  });
});

describe('a key that takes over', () => {
  it('is made once, signs beside the one in force, also what that has signed already, and alone when that is retired', async () => {
    const { signer, vkey } = await begun();
    await signer.sign(await log(3));
    const next = await signer.create(ORIGIN, vkey);
    expect(await signer.create(ORIGIN, vkey)).toBe(next);
    expect(next).not.toBe(vkey);
    expect(signersOf(await signer.sign(await log(3, 3)), [vkey, next])).toEqual([vkey, next]);
    expect(signersOf(await signer.sign(await log(4, 3)), [vkey, next])).toEqual([vkey, next]);
    await signer.retire(vkey);
    await signer.retire(vkey);
    expect(signersOf(await signer.sign(await log(5, 4)), [vkey, next])).toEqual([next]);
    expect(await signer.held(ORIGIN)).toEqual({ vkeys: [next], ended: false });
  });

  it('is not made where the one in force was lost, with what to do', async () => {
    const { keys, signer, vkey } = await begun();
    for (const key of await keys.of(ORIGIN)) await keys.destroy(key);
    await expect(signer.create(ORIGIN, vkey)).rejects.toMatchObject({
      kind: 'not-found',
      issues: [{ remedy: expect.stringContaining('key new-origin --because lost') }],
    });
    const left = await signer.create(ORIGIN, null);
    await expect(signer.create(ORIGIN, vkey)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await signer.held(ORIGIN)).vkeys).toEqual([left]);
  });

  it('must be there before the other is retired', async () => {
    const { signer, vkey } = await begun();
    await expect(signer.retire(vkey)).rejects.toMatchObject({
      kind: 'conflict',
      issues: [{ field: 'vkey', problem: `${vkey} is the only key of its origin`, remedy: 'make the one that takes over first' }],
    });
    expect((await signer.held(ORIGIN)).vkeys).toEqual([vkey]);
  });
});

describe('an origin that is ended', () => {
  it('has no keys, gets none, and nothing is signed for it', async () => {
    const { keys, signer } = await begun();
    await signer.sign(await log(3));
    await signer.end(ORIGIN);
    await signer.end(ORIGIN);
    expect(await signer.held(ORIGIN)).toEqual({ vkeys: [], ended: true });
    expect(await keys.of(ORIGIN)).toEqual([]);
    const problem = `the log ${ORIGIN} was closed: nothing is signed for it any more`;
    await expect(signer.sign(await log(4, 3))).rejects.toMatchObject({
      kind: 'forbidden',
      issues: [{ field: 'origin', problem, remedy: 'go on under another origin' }],
    });
    await expect(signer.create(ORIGIN, null)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
