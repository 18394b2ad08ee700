import type { Block, ChartDefinition, Outcome, ReportLanguage } from '#reporting';
import { chartPng, chartSvg, outcomeBarSvg, qrSvg, type PngPicture } from '../charts/index.js';
import { outcomeSvg } from '../outcome-shapes.js';

/** Office programs draw PNG alike everywhere, which can't be said of SVG. */
export type Picture = PngPicture;

/** A chart drawn for a width, and a height of its plot, in CSS pixels. */
export function chartPicture(chart: ChartDefinition, language: ReportLanguage, width: number, plotHeight: number): Picture {
  return chartPng(chartSvg(chart, { language, width, plotHeight }));
}

/** The bar of how many there are of each outcome, drawn for a width in CSS pixels. */
export function outcomeBarPicture(counts: Extract<Block, { kind: 'spread' }>['counts'], width: number): Picture {
  return chartPng(outcomeBarSvg(counts, Math.floor(width)));
}

/** The QR code of a text. */
export function codePicture(text: string): Picture {
  return chartPng(qrSvg(text));
}

/** There are five, and they stand in hundreds of places. */
const shapes = new Map<Outcome, Picture>();

/** The shape of an outcome. */
export function outcomePicture(outcome: Outcome): Picture {
  const picture = shapes.get(outcome) ?? chartPng(outcomeSvg(outcome), 8);
  shapes.set(outcome, picture);
  return picture;
}
