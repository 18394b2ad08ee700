import fc from 'fast-check';
import { addDays, type CalendarDate, type DecimalText } from '#kernel';
import { CHART_MARKS, type ChartDefinition } from '#reporting';
import { chartPng } from './chart-png.js';
import { chartSvg } from './chart-svg.js';
import { textWidth } from './text-width.js';

const START = '2019-06-15' as CalendarDate;
const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays(START, days));
const value = fc.oneof(
  fc.integer({ min: -1000, max: 100_000 }).map((number) => String(number) as DecimalText),
  fc.constantFrom('0', '0.0000001', '0.333333333333333333', '123456789012345678901234567890', '-99999999').map((text) => text as DecimalText),
);
const words = fc.oneof(
  fc.constantFrom(
    'Medlemmer',
    'Verneombud i bedrifter med mer enn ti ansatte',
    'a'.repeat(300),
    '<script>&"\'',
    '😀 שלום مرحبا',
    '\u0000\u001b[31m',
    '=1+1',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const line = fc.record({
  id: fc.constant('x'),
  label: words,
  points: fc.array(fc.record({ on: day, value: fc.option(value), provisional: fc.boolean() }), { maxLength: 12 }),
});
const charts: fc.Arbitrary<ChartDefinition> = fc.record({
  id: words,
  kind: fc.constantFrom('line', 'stacked'),
  title: words,
  unit: fc.constantFrom('number', 'ratio', 'ratioDifference', 'count', 'days'),
  unitOfMeasure: fc.option(words),
  period: fc.integer({ min: 1, max: 2500 }).map((days) => ({ from: START, to: addDays(START, days) })),
  series: fc.array(line, { maxLength: 11 }),
  target: fc.option(line),
  range: fc.option(fc.record({ low: value, high: value })),
  baseline: fc.option(fc.record({ label: words, on: fc.option(day), value })),
  tolerance: fc.option(fc.constantFrom('0', '0.05', '50').map((text) => text as DecimalText)),
  marks: fc.array(fc.record({ on: day, kind: fc.constantFrom(...CHART_MARKS), label: words }), { maxLength: 12 }),
});

describe('any chart', () => {
  it('is drawn as a whole picture, whatever its numbers and words are, with no word outside it', () => {
    fc.assert(
      fc.property(charts, fc.constantFrom(0, 320, 640), fc.constantFrom('nb', 'nn'), (chart, wanted, language) => {
        const svg = chartSvg(chart, { language, width: wanted });
        expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)[^"]*"/u);
        const { width, height } = chartPng(svg, 1);
        expect(width).toBe(Math.max(320, wanted));
        expect(height).toBeGreaterThan(170);
        for (const [, anchor, x, text] of svg.matchAll(/<text [^>]*text-anchor="(\w+)"[^>]*translate\((-?[\d.]+) [^>]*>([^<]*)</gu)) {
          const wide = textWidth((text ?? '').replaceAll(/&#?\w+;/gu, 'x'));
          const left = Number(x) - (anchor === 'start' ? 0 : anchor === 'end' ? wide : wide / 2);
          expect(left).toBeGreaterThanOrEqual(-8);
          expect(left + wide).toBeLessThanOrEqual(width + 8);
        }
      }),
      { numRuns: 60 },
    );
  });
});
