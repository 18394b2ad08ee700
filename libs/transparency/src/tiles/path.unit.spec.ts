import fc from 'fast-check';
import { bundlePath, MAX_SIZE, parseBundlePath, parseTilePath, tilePath } from '../index.js';

describe('paths of tiles and bundles', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 0, width: 1 }, 'tile/0/000.p/1'],
    [{ level: 0, index: 0, width: 255 }, 'tile/0/000.p/255'],
    [{ level: 1, index: 999, width: 256 }, 'tile/1/999'],
    [{ level: 1, index: 1000, width: 256 }, 'tile/1/x001/000'],
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 1234067, width: 112 }, 'tile/0/x001/x234/067.p/112'],
    [{ level: 15, index: 123456789, width: 41 }, 'tile/15/x123/x456/789.p/41'],
    [{ level: 63, index: 0, width: 256 }, 'tile/63/000'],
    [{ level: 0, index: MAX_SIZE, width: 256 }, 'tile/0/x009/x007/x199/x254/x740/991'],
  ])('are those of tlog-tiles: %j', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    [{ index: 1, width: 1 }, 'tile/entries/001.p/1'],
    [{ index: 0, width: 256 }, 'tile/entries/000'],
    [{ index: 70_000, width: 256 }, 'tile/entries/x070/000'],
  ])('are those of tlog-tiles for entries: %j', (bundle, path) => {
    expect(bundlePath(bundle)).toBe(path);
    expect(parseBundlePath(path)).toEqual(bundle);
  });

  it('come back as what they were written from', () => {
    const bundles = fc.record({ index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(bundles, fc.integer({ min: 0, max: 63 }), (bundle, level) => {
        expect(parseBundlePath(bundlePath(bundle))).toEqual(bundle);
        expect(parseTilePath(tilePath({ level, ...bundle }))).toEqual({ level, ...bundle });
      }),
    );
  });

  it.each(
    [
      '',
      '/',
      '000.p/0',
      '000.p/256',
      '000.p/257',
      '000.p/01',
      '000.p/',
      '000.p/1.p/1',
      '000/',
      '/000',
      '0',
      '00',
      '0000',
      '1000',
      'x000',
      'x000/000',
      'x001',
      '001/000',
      'x001/x000',
      'x1/000',
    ]
      .concat([
        'x001/00',
        'x001//000',
        'xx01/000',
        'x0a1/000',
        '-01',
        ' 000',
        '000\n',
        '..',
        '../000',
        'x001/../000',
        '%30%30%30',
        'x009/x007/x199/x254/x740/992',
        '٠٠٠',
        '000.p/1e1',
      ])
      .concat([`${'x999/'.repeat(70)}000`]),
  )('are not read in any other spelling: %p', (place) => {
    expect(parseTilePath(`tile/0/${place}`)).toBeNull();
    expect(parseBundlePath(`tile/entries/${place}`)).toBeNull();
  });

  it.each(['', '00', '64', '99', '100', '-1', 'entries', 'x1', '1.', '٣'])('are not read with such a level: %p', (level) => {
    expect(parseTilePath(`tile/${level}/000`)).toBeNull();
  });

  it.each(['tile/000', '/tile/0/000', 'tiles/0/000', 'Tile/0/000', 'a/tile/0/000', 'tile/8/0/000', 'tile/data/000', 'checkpoint'])(
    'are nothing else: %p',
    (path) => {
      expect(parseTilePath(path)).toBeNull();
      expect(parseBundlePath(path)).toBeNull();
    },
  );

  it('are told apart: a tile is no bundle, and a bundle no tile', () => {
    expect(parseBundlePath('tile/0/000')).toBeNull();
    expect(parseTilePath('tile/entries/000')).toBeNull();
  });

  it('are read from no text that is not exactly one of them', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^tile\/(\d{1,3}|entries)\/[x0-9/]{0,12}(\.p\/\d{1,4})?$/));
    fc.assert(
      fc.property(text, (path) => {
        const tile = parseTilePath(path);
        const bundle = parseBundlePath(path);
        if (tile !== null) expect(tilePath(tile)).toBe(path);
        if (bundle !== null) expect(bundlePath(bundle)).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });
});
