import type { ChartDefinition } from '#reporting';
import { printable } from '../fonts/index.js';

/** The chart with marks for what can't be set: one character without a glyph, also inside a picture, and the file is no PDF/A. */
export function printableChart(chart: ChartDefinition): ChartDefinition {
  const { title, unitOfMeasure, series, target, baseline, marks } = chart;
  return {
    ...chart,
    title: printable(title),
    unitOfMeasure: unitOfMeasure === null ? null : printable(unitOfMeasure),
    series: series.map(relabelled),
    target: target === null ? null : relabelled(target),
    baseline: baseline === null ? null : relabelled(baseline),
    marks: marks.map(relabelled),
  };
}

function relabelled<T extends { readonly label: string }>(one: T): T {
  return { ...one, label: printable(one.label) };
}
