import * as fc from 'fast-check';
import { OUTCOMES } from '#reporting';
import { faultOf } from '../office/testing/parts.js';
import { outcomeBarSvg } from './outcome-bar.js';
import { textWidth } from './text-width.js';

const WORDS = ['Nådd', 'I rute', 'Ikke i rute', 'Ikke vurdert', 'Lagt bort'];
const barOf = (counts: readonly number[], width: number) =>
  outcomeBarSvg(
    OUTCOMES.map((outcome, index) => ({ outcome, label: WORDS[index] ?? '', count: counts[index] ?? 0 })),
    width,
  );
const counts = fc.array(fc.nat({ max: 60 }), { minLength: OUTCOMES.length, maxLength: OUTCOMES.length });
const width = fc.integer({ min: 320, max: 900 });
/** Where each part of the bar begins and ends. */
const partsOf = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="0.75" width="([\d.]+)"/gu)].map(([, x, wide]) => ({ from: Number(x), to: Number(x) + Number(wide) }));

describe('the bar of how many there are of each outcome', () => {
  it('has a part for each outcome that there is any of, side by side and within the picture', () => {
    fc.assert(
      fc.property(counts, width, (each, room) => {
        const parts = partsOf(barOf(each, room));
        expect(parts).toHaveLength(each.filter((count) => count > 0).length);
        expect(parts.every(({ from, to }, index) => from < to && to <= (parts[index + 1]?.from ?? room) + 0.01)).toBe(true);
      }),
    );
  });

  it('says every outcome and its count in words, with room for them, also of those that there are none of', () => {
    fc.assert(
      fc.property(counts, width, (each, room) => {
        const svg = barOf(each, room);
        expect(faultOf(svg)).toBeNull();
        const said = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)<\/text>/gu)].map(([, x, words = '']) => ({ x: Number(x), words }));
        expect(said.map(({ words }) => words)).toEqual(expect.arrayContaining(WORDS.map((word, index) => `${word}: ${each[index]}`)));
        expect(said.filter(({ x, words }) => x + textWidth(words, 'semiBold') > room)).toEqual([]);
      }),
    );
  });
});
