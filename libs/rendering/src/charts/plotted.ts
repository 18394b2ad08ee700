import { LineChart, type LineSeriesOption } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Drawn } from './drawn.js';
import type { Frame } from './frame.js';
import { AXIS, FONT, GRID, PAPER, QUIET_INK, TEXT_SIZE } from './style.js';

use([LineChart, GridComponent, GraphicComponent, SVGRenderer]);

interface Scene {
  readonly frame: Frame;
  readonly height: number;
  readonly drawn: readonly Drawn[];
  readonly lines: readonly LineSeriesOption[];
}

/** Axes and lines by the chart library, and all else at places of its own. */
export function plotted({ frame: { width, left, top, plotWidth, plotHeight, days, values }, height, drawn, lines }: Scene): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    const dayTexts = new Map(days.labels.map(({ at, text }) => [at, text]));
    const valueTexts = new Map(values.ticks.map(({ at, text }) => [at, text]));
    const label = { color: QUIET_INK, fontSize: TEXT_SIZE, fontFamily: FONT, showMinLabel: true, showMaxLabel: true, hideOverlap: false };
    chart.setOption({
      animation: false,
      backgroundColor: PAPER,
      grid: { left, top, width: plotWidth, height: plotHeight, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: days.from,
        max: days.to,
        containShape: false,
        splitLine: { show: false },
        axisLine: { onZero: false, lineStyle: { color: AXIS } },
        axisTick: { show: true, customValues: days.ticks, lineStyle: { color: AXIS } },
        axisLabel: { ...label, customValues: days.labels.map(({ at }) => at), formatter: (at: number) => dayTexts.get(at) ?? '' },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 1 / Math.max(1, values.ticks.length - 1),
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: GRID } },
        axisLabel: { ...label, customValues: values.ticks.map(({ at }) => at), formatter: (at: number) => valueTexts.get(at) ?? '' },
      },
      series: lines,
      graphic: { elements: drawn },
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
