import { bundlesOf, leafHash, nodesOfLeaves, openCheckpoint, rootAt, TileEdge, unpackBundle, verifierOf } from '#transparency';
import { openArchive } from '../../archive/index.js';
import { SimulatedDisk, type DiskStep } from '../../disk/testing/simulated-disk.js';
import { bundleOn, tilesOn } from '../../tiles/index.js';
import { Publisher, type PublisherParts } from '../publisher.js';
import { GrowingLog } from './growing-log.js';
import { InProcessSigner } from './in-process-signer.js';

export const ORIGIN = 'ledger.example.org/progress';

/** A publisher with everything around it in memory, on disks that a test may break. */
export async function publishing(
  { size = 0, random, step }: { size?: number; random?: () => number; step?: DiskStep } = {},
  more: Partial<PublisherParts> = {},
) {
  const disks = { published: new SimulatedDisk(random, step), inside: new SimulatedDisk(random, step), checkpoints: new SimulatedDisk(random, step) };
  const log = new GrowingLog(size);
  const archive = openArchive(disks.checkpoints);
  const signer = new InProcessSigner(archive);
  const vkey = await signer.adopt(ORIGIN);
  const parts: PublisherParts = {
    log,
    published: disks.published,
    inside: disks.inside,
    archive,
    signer,
    standing: async () => ({ origin: ORIGIN, since: 0 }),
    ...more,
  };
  return { disks, log, archive, signer, vkey, parts, publisher: new Publisher(parts) };
}

/** What an auditor makes of the files: the checkpoint that is published, once its signature, its tiles and its entries have been held to it. */
export async function audited(disks: { readonly published: SimulatedDisk; readonly inside: SimulatedDisk }, vkey: string) {
  const note = await disks.published.read('checkpoint');
  if (note === null) return null;
  const checkpoint = openCheckpoint(note.toString(), [verifierOf(vkey)]);
  const leaves: Buffer[] = [];
  for (const bundle of bundlesOf(checkpoint.size)) {
    const bytes = await bundleOn(disks.inside, bundle);
    if (bytes === null) throw new Error(`the bundle ${bundle.index} of ${checkpoint.size} is missing`);
    leaves.push(...unpackBundle(bytes, bundle.width).map((entry) => leafHash(entry)));
  }
  expect((await rootAt(checkpoint.size, nodesOfLeaves(leaves))).equals(checkpoint.root)).toBe(true);
  expect((await TileEdge.open(checkpoint.size, tilesOn(disks.published))).root().equals(checkpoint.root)).toBe(true);
  return checkpoint;
}
