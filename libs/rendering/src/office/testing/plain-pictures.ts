import { Resvg } from '@resvg/resvg-js';
import { outcomeSvg } from '../../outcome-shapes.js';
import type { Picture, Pictures } from '../pictures.js';

/** Pictures without charts, quickly made: for tests of what stands around them. */
export const plainPictures: Pictures = {
  chart: () => plain(640, 320),
  code: () => plain(120, 120),
  outcome: (outcome) => ({ png: new Resvg(outcomeSvg(outcome)).render().asPng(), width: 16, height: 16 }),
};

function plain(width: number, height: number): Picture {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#e5e7eb"/></svg>`;
  return { png: new Resvg(svg).render().asPng(), width, height };
}
