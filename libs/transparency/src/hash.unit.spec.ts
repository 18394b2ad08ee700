import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { EMPTY_ROOT, leafHash, nodeHash } from './index.js';

describe('hashes of the tree', () => {
  it('are those of RFC 6962', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leafHash('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(leafHash('L123456').toString('hex')).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe('aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb');
  });

  it('are the same of a text and of its bytes, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text);
        expect(leafHash(text)).toEqual(createHash('sha256').update(Buffer.of(0)).update(bytes).digest());
        expect(leafHash(bytes)).toEqual(leafHash(text));
      }),
    );
  });

  it('are those of the bytes also where these are no text', () => {
    const bytes = Buffer.of(0xff, 0xc0, 0x80);
    expect(leafHash(bytes)).toEqual(createHash('sha256').update(Buffer.of(0)).update(bytes).digest());
  });

  it('stay what they are when others are made', () => {
    const first = leafHash('first');
    const before = first.toString('hex');
    for (let i = 0; i < 1_000; i += 1) leafHash(`another ${i}`);
    expect(first.toString('hex')).toBe(before);
  });
});
