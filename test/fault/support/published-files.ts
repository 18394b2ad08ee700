import type { StoredEvent } from '#event-store';
import { bundleOn, tilesOn, type Disk } from '#publishing';
import { bundlesOf, openCheckpoint, TileEdge, unpackBundle, verifierOf, type Checkpoint } from '#transparency';

/**
 * What the files that are published say as they lie, once each tile and bundle has been held to it; null before a first checkpoint.
 * @throws Error when one is missing or of another log, Refused when the checkpoint is not signed by these keys
 */
export async function publishedIn(
  { published, inside }: Readonly<Record<'published' | 'inside', Disk>>,
  vkeys: readonly string[],
  log: readonly StoredEvent[],
): Promise<Checkpoint | null> {
  const note = await published.read('checkpoint');
  if (note === null) return null;
  const checkpoint = openCheckpoint(
    note.toString(),
    vkeys.map((vkey) => verifierOf(vkey)),
  );
  const edge = await TileEdge.open(checkpoint.size, tilesOn(published));
  if (!edge.root().equals(checkpoint.root)) throw new Error('the tiles are not those of the checkpoint');
  for (const bundle of bundlesOf(checkpoint.size)) {
    const bytes = await bundleOn(inside, bundle);
    const entries = bytes === null ? [] : unpackBundle(bytes, bundle.width);
    const isWhole = entries.length === bundle.width && entries.every((entry, index) => entry.toString() === log[bundle.index * 256 + index]?.envelope);
    if (!isWhole) throw new Error(`the bundle ${bundle.index} is not whole`);
  }
  return checkpoint;
}

/** @throws Error when a checkpoint that was published is not among those that are kept */
export function mustBeKept(published: Checkpoint, kept: readonly Checkpoint[]): void {
  if (!kept.some(({ size, root }) => size === published.size && root.equals(published.root))) throw new Error('a checkpoint was published and not archived');
}
