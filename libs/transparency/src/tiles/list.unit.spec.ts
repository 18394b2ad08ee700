import fc from 'fast-check';
import { bundlePath, bundlesOf, tilePath, tilesOf, type TileId } from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';

function count(tiles: Iterable<TileId>, level: number): { full: number; partial: number[] } {
  const ofLevel = [...tiles].filter((tile) => tile.level === level);
  return { full: ofLevel.filter(({ width }) => width === 256).length, partial: ofLevel.map(({ width }) => width).filter((width) => width < 256) };
}

describe('the tiles of a tree', () => {
  it('are those of the worked example of 70,000 leaves', () => {
    expect(count(tilesOf(70_000), 0)).toEqual({ full: 273, partial: [112] });
    expect(count(tilesOf(70_000), 1)).toEqual({ full: 1, partial: [17] });
    expect(count(tilesOf(70_000), 2)).toEqual({ full: 0, partial: [1] });
    expect([...tilesOf(70_000)]).toHaveLength(274 + 2 + 1);
    expect([...bundlesOf(70_000)].at(-1)).toEqual({ index: 273, width: 112 });
  });

  it('are one full tile and one of one hash above it at 256 leaves', () => {
    expect([...tilesOf(256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect([...bundlesOf(256)].map(bundlePath)).toEqual(['tile/entries/000']);
  });

  it('are none of an empty tree, and none between a size and itself', () => {
    expect([...tilesOf(0)]).toEqual([]);
    expect([...bundlesOf(0)]).toEqual([]);
    for (const size of [1, 255, 256, 300, 65_536, 70_000]) {
      expect([...tilesOf(size, size)]).toEqual([]);
      expect([...bundlesOf(size, size)]).toEqual([]);
    }
  });

  it('come from the left, the lowest level first', () => {
    expect([...tilesOf(515)].map(tilePath)).toEqual(['tile/0/000', 'tile/0/001', 'tile/0/002.p/3', 'tile/1/000.p/2']);
    expect([...bundlesOf(515)].map(bundlePath)).toEqual(['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/3']);
  });

  it('that a smaller tree lacks are those that it has not', () => {
    fc.assert(
      fc.property(fc.nat(140_000), fc.nat(140_000), (a, b) => {
        const [from, size] = a < b ? [a, b] : [b, a];
        const before = new Set([...tilesOf(from)].map(tilePath));
        expect([...tilesOf(size, from)].map(tilePath)).toEqual([...tilesOf(size)].map(tilePath).filter((path) => !before.has(path)));
        const bundlesBefore = new Set([...bundlesOf(from)].map(bundlePath));
        expect([...bundlesOf(size, from)].map(bundlePath)).toEqual([...bundlesOf(size)].map(bundlePath).filter((path) => !bundlesBefore.has(path)));
      }),
      { numRuns: 60 },
    );
  });

  it('are exact where the tree has more than 2^32 leaves, without counting through the rest', () => {
    const size = 2 ** 53 - 1;
    expect([...tilesOf(size, size - 1)].map(tilePath)).toEqual(['tile/0/x035/x184/x372/x088/831.p/255']);
    expect([...bundlesOf(size, size - 300)].map(bundlePath)).toEqual(['tile/entries/x035/x184/x372/x088/830', 'tile/entries/x035/x184/x372/x088/831.p/255']);
  });

  it('are asked for only with sizes that can be, the smaller first', () => {
    for (const list of [tilesOf, bundlesOf]) {
      expect(fieldsRefused(() => [...list(5, 6)])).toEqual(['from']);
      expect(fieldsRefused(() => [...list(5, -1)])).toEqual(['from']);
      expect(fieldsRefused(() => [...list(NaN)])).toEqual(['size']);
    }
  });
});
