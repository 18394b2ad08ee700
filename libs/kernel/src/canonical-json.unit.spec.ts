import { Broken, canonicalJson } from './index.js';

describe('canonical JSON (RFC 8785)', () => {
  it('sorts keys by UTF-16 code units and writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 1e30, '\ud83d\ude00': -0, '\u0080': 4.5, ö: null })).toBe(
      '{"\\r":2,"1":1e+30,"\u0080":4.5,"ö":null,"€":1,"😀":0,"\ufb33":3}',
    );
  });

  it('leaves out what is undefined and does not normalise text', () => {
    expect(canonicalJson({ b: undefined, a: 'A\u030a' })).toBe('{"a":"A\u030a"}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800'])('refuses %p', (value) => {
    expect(() => canonicalJson({ value })).toThrow(/./);
  });

  it('is never made of nothing at all', () => {
    expect(() => canonicalJson(undefined)).toThrow(new Broken('undefined has no canonical JSON'));
  });
});
