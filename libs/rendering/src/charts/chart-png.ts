import { Resvg } from '@resvg/resvg-js';
import { FAMILIES } from '../fonts/index.js';

/** A picture as PNG, and how large it is to be set, in CSS pixels (96 to the inch); it holds `scale` times as many pixels each way. */
export interface PngPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const FONT_FILES = FAMILIES.flatMap(({ regular, semiBold }) => [regular.path, semiBold.path]);

/** The SVG as PNG, its text set in the shipped fonts alone, so that it looks the same on every machine. */
export function chartPng(svg: string, scale = 2): PngPicture {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  });
  return { png: drawing.render().asPng(), width: drawing.width, height: drawing.height };
}
