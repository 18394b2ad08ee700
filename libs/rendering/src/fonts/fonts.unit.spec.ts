import * as fc from 'fast-check';
import { FAMILIES, covers, printable, unprintable, widthOf } from './index.js';

const inter = FAMILIES.slice(0, 1);

describe('the shipped fonts', () => {
  it('set Norwegian, Sámi and the signs of reports as they are', () => {
    const text = 'Æ Ø Å æ ø å Á á Č č Đ đ Ŋ ŋ Š š Ŧ ŧ Ž ž « » “ ” – — … − × ½ ≤ ≥ ² 12\u00A0345,50 kr 2,1\u00A0% ① ✓';
    expect(printable(text, inter)).toBe(text);
  });

  it('leave a visible mark for each character without a glyph, as people count characters', () => {
    expect(printable('Smil 😀, 漢字!', inter)).toBe('Smil [U+1F600], [U+6F22][U+5B57]!');
    expect(printable('🇳🇴 👩‍👧', inter)).toBe('[U+1F1F3 U+1F1F4] [U+1F469 U+200D U+1F467]');
    expect(unprintable('漢字漢', inter)).toEqual(['漢', '字']);
  });

  it('show controls, halves of a character, private characters and what turns the direction, whatever a font has of them', () => {
    expect(printable('a\u0000b\u001B[31m\u202Ec\uE000\uFEFF', inter)).toBe('a[U+0000]b[U+001B][31m[U+202E]c[U+E000][U+FEFF]');
    expect(printable('\uD83D', inter)).toBe('[U+D83D]');
  });

  it('keep lines and tabs, with one sign for the end of a line', () => {
    expect(printable('a\r\nb\rc\u2028d\te', inter)).toBe('a\nb\nc\nd\te');
  });

  it('set a marked letter where one font has all of it, and show a mark that stands on nothing', () => {
    expect(covers('e\u0301', inter)).toBe(true);
    expect(covers('\u05E9\u05C1', inter)).toBe(false);
    expect(printable('\u05B8', FAMILIES)).toBe('[U+05B8]');
  });

  it('can set whatever is left of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unprintable(printable(text))).toEqual([]);
      }),
    );
  });

  it('measure text in em, wider where it is semi-bold', () => {
    expect(widthOf('')).toBe(0);
    expect(widthOf('0')).toBeCloseTo(0.62, 1);
    expect(widthOf('Medlemmer', 'semiBold')).toBeGreaterThan(widthOf('Medlemmer'));
    expect(widthOf('mm')).toBeCloseTo(2 * widthOf('m'), 10);
  });
});
