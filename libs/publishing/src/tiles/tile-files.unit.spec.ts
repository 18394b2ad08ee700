import { packBundle, TILE_WIDTH } from '#transparency';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import { bundleOn, tileOn, tilesOn } from './tile-files.js';

const hashes = (width: number) => Buffer.concat(Array.from({ length: width }, (_, index) => Buffer.alloc(32, index)));
const entries = (width: number) => packBundle(Array.from({ length: width }, (_, index) => Buffer.from(`entry ${index}`)));
const tile = (width: number) => ({ level: 0, index: 1, width });

describe('tiles and bundles on a disk', () => {
  it.each([
    ['itself', '.p/44', 44],
    ['a wider partial one', '.p/54', 54],
    ['the full one', '', TILE_WIDTH],
  ])('are read from %s', async (_which, suffix, width) => {
    const disk = new SimulatedDisk();
    await disk.write([
      { path: 'tile/0/001.p/7', bytes: hashes(7) },
      { path: `tile/0/001${suffix}`, bytes: hashes(width) },
      { path: `tile/entries/001${suffix}`, bytes: entries(width) },
    ]);
    expect((await tileOn(disk, tile(44)))?.equals(hashes(44))).toBe(true);
    expect((await tilesOn(disk)(tile(44))).equals(hashes(44))).toBe(true);
    expect((await bundleOn(disk, { index: 1, width: 44 }))?.equals(entries(44))).toBe(true);
  });

  it('are not there when there are only narrower ones', async () => {
    const disk = new SimulatedDisk();
    await disk.write([{ path: 'tile/0/001.p/7', bytes: hashes(7) }]);
    expect([await tileOn(disk, tile(44)), await tileOn(disk, tile(TILE_WIDTH)), await bundleOn(disk, { index: 0, width: 5 })]).toEqual([null, null, null]);
    await expect(tilesOn(disk)(tile(44))).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'tile/0/001.p/44' }] });
  });
});
