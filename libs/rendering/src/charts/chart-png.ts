import { Resvg } from '@resvg/resvg-js';
import { FAMILIES } from '../fonts/index.js';

/** A picture as PNG, and how large it is to be set, in CSS pixels (96 to the inch); it holds `scale` times as many pixels each way. */
export interface PngPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const FONT_FILES = FAMILIES.flatMap(({ regular, semiBold }) => [regular.path, semiBold.path]);

/**
 * Pixels to a CSS pixel: enough for paper, and for a screen that fills a wall. What is drawn is held outside the heap until its collector
 * happens to run, and grows with the square of this.
 */
const SCALE = 2;

/** The SVG as PNG, its text set in the shipped fonts alone, so that it looks the same on every machine. */
export function chartPng(svg: string, scale = SCALE): PngPicture {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  });
  return { png: drawing.render().asPng(), width: drawing.width, height: drawing.height };
}
