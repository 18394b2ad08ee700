import fc from 'fast-check';
import { MAX_ENTRY_BYTES, packBundle, unpackBundle } from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';

const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });

describe('a bundle of entries', () => {
  it('holds each entry behind its length in two bytes, the large one first', () => {
    const bundle = packBundle([Buffer.from('ab'), Buffer.alloc(0), Buffer.alloc(0x0102, 'c')]);
    expect(bundle.subarray(0, 8).toString('hex')).toBe('0002616200000102');
    expect(bundle).toHaveLength(2 + 2 + 2 + 2 + 0x0102);
  });

  it('gives back what went in', () => {
    fc.assert(
      fc.property(entries, (entries) => {
        expect(unpackBundle(packBundle(entries), entries.length)).toEqual(entries.map((entry) => Buffer.from(entry)));
      }),
    );
  });

  it('takes a text for its UTF-8, of which it counts the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { minLength: 1, maxLength: 256 }), (texts) => {
        expect(packBundle(texts)).toEqual(packBundle(texts.map((text) => Buffer.from(text))));
      }),
    );
    expect(fieldsRefused(() => packBundle(['ø'.repeat(32_768)]))).toEqual(['entry']);
  });

  it('takes 256 entries of 65,535 bytes, and not one more, nor a longer one, nor none', () => {
    const longest = Buffer.alloc(MAX_ENTRY_BYTES, 1);
    expect(MAX_ENTRY_BYTES).toBe(65_535);
    expect(unpackBundle(packBundle([longest, longest]), 2)).toEqual([longest, longest]);
    expect(unpackBundle(packBundle(Array.from({ length: 256 }, () => Buffer.of(1))), 256)).toHaveLength(256);
    expect(fieldsRefused(() => packBundle(Array.from({ length: 257 }, () => Buffer.of(1))))).toEqual(['bundle']);
    expect(fieldsRefused(() => packBundle([]))).toEqual(['bundle']);
    expect(fieldsRefused(() => packBundle([Buffer.alloc(65_536)]))).toEqual(['entry']);
  });

  it('is refused when it was cut, lengthened, or read with another width', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (entries, cut) => {
        const bundle = packBundle(entries);
        expect(fieldsRefused(() => unpackBundle(bundle.subarray(0, cut % bundle.length), entries.length))).toEqual(['bundle']);
        expect(fieldsRefused(() => unpackBundle(Buffer.concat([bundle, Buffer.of(0)]), entries.length))).toEqual(['bundle']);
        for (const width of [entries.length - 1, entries.length + 1]) expect(fieldsRefused(() => unpackBundle(bundle, width))).toEqual(['bundle']);
      }),
    );
  });

  it.each([0, -1, 1.5, NaN, 257, Infinity])('is refused when it is to have so many entries: %p', (width) => {
    expect(fieldsRefused(() => unpackBundle(Buffer.alloc(1_000), width))).toEqual(['bundle']);
  });

  it('is read from no bytes that are not exactly one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (bytes, width) => {
        const bundle = Buffer.from(bytes);
        const refused = fieldsRefused(() => expect(packBundle(unpackBundle(bundle, width))).toEqual(bundle));
        expect(refused).toEqual(refused.length === 0 ? [] : ['bundle']);
      }),
      { numRuns: 1_000 },
    );
  });
});
