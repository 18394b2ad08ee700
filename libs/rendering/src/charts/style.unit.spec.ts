import { EXPECTED, INK, LINES, PAPER, PARTS, QUIET_INK } from './style.js';

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('how charts look', () => {
  it('has words, and lines that words are in the colour of, that contrast with paper as text must', () => {
    for (const colour of [INK, QUIET_INK, EXPECTED, ...LINES.map(({ colour }) => colour)]) expect(contrast(colour, PAPER)).toBeGreaterThanOrEqual(4.5);
  });

  it('gives each line a shape and a dash of its own, so that none is known by colour alone', () => {
    expect(new Set(LINES.map(({ symbol }) => symbol)).size).toBe(LINES.length);
    expect(new Set(LINES.map(({ dash }) => String(dash))).size).toBe(LINES.length);
  });

  it('has parts that are seen on paper, and neighbours that differ in grey', () => {
    for (const [index, colour] of PARTS.entries()) {
      expect(contrast(colour, PAPER)).toBeGreaterThanOrEqual(3);
      const next = PARTS[index + 1];
      if (next !== undefined) expect(contrast(colour, next)).toBeGreaterThanOrEqual(2);
    }
  });
});
