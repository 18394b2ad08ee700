import { openCheckpoint, verifierOf } from '#transparency';
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
    await expect(signer.sign({ ...empty, checkpoint: { ...empty.checkpoint, root: Buffer.alloc(32) } })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(signer.sign({ ...(await log(3)), proof: [Buffer.alloc(32)] })).rejects.toMatchObject({ kind: 'conflict' });
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
  });

  it('must be there before the other is retired', async () => {
    const { signer, vkey } = await begun();
    await expect(signer.retire(vkey)).rejects.toMatchObject({ kind: 'conflict' });
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
    await expect(signer.sign(await log(4, 3))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(signer.create(ORIGIN, null)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
