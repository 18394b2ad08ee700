/**
 * How charts look. Colours have a contrast of at least 3 to white (text at least 4.5), lie far apart for all kinds of colour vision, and
 * are never alone: each line has a shape and a dash of its own besides, so that it is told in grey.
 */

export const FONT = 'Inter, system-ui, sans-serif';
export const TEXT_SIZE = 12;
export const LINE_HEIGHT = 16;
/** Between a line's end and what is said there. */
export const LABEL_GAP = 9;

export const INK = '#1f2933';
export const QUIET_INK = '#4a5561';
export const GRID = '#e3e7eb';
export const AXIS = '#76828f';
/** What was expected: behind what was measured, but plain to see. */
export const EXPECTED = '#55606c';
export const TOLERANCE = '#dfe7ee';
export const PAPER = '#ffffff';

export interface LineStyle {
  readonly colour: string;
  readonly symbol: string;
  readonly dash: 'solid' | readonly number[];
}

/** One for each line that is drawn; there are never more lines than these. */
export const LINES: readonly LineStyle[] = [
  { colour: '#0b4f8a', symbol: 'circle', dash: 'solid' },
  { colour: '#b3470c', symbol: 'triangle', dash: [9, 3] },
  { colour: '#00795f', symbol: 'rect', dash: [3, 2] },
  { colour: '#7b3294', symbol: 'diamond', dash: [9, 3, 2, 3] },
  { colour: '#7a6200', symbol: 'path://M0 0L10 0L5 9Z', dash: [5, 2, 5, 2, 2, 2] },
  { colour: '#c01f64', symbol: 'path://M3 0H7V3H10V7H7V10H3V7H0V3H3Z', dash: [14, 3] },
  { colour: '#41474e', symbol: 'path://M5 0L10 4L8 10H2L0 4Z', dash: [2, 4] },
  { colour: '#2276ad', symbol: 'path://M2.5 0H7.5L10 5L7.5 10H2.5L0 5Z', dash: [7, 2, 2, 2, 2, 2] },
];

/** Parts that lie on each other: light and dark take turns, so that neighbours differ in grey. */
export const PARTS: readonly string[] = ['#0b3c66', '#3d8fd1', '#7a2d0a', '#c8741f', '#004d3c', '#2b9a80', '#4b1f5c', '#a06abf'];
