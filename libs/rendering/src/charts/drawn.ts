import { FONT, INK, PAPER, TEXT_SIZE } from './style.js';

/** Something drawn at a place of its own beside the axes and lines. */
export interface Drawn {
  readonly type: 'text' | 'line' | 'circle' | 'polygon' | 'rect';
  /** A chart is a picture: nothing in it answers to a pointer. */
  readonly silent: true;
  /** What is higher lies in front; axes are at 0, lines from 2. */
  readonly z: number;
  readonly x?: number;
  readonly y?: number;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly style: Readonly<Record<string, unknown>>;
}

interface TextStyle {
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** White around the letters, where lines may run behind them. */
  readonly halo?: boolean;
}

/**
 * One line of text, its middle at `y`. The library remembers how wide a text is by the text, in a plain object: what every object has by
 * that name, such as `__proto__`, it would take for remembered and write upon, and so spoil all that is drawn afterwards.
 */
export function drawnText(text: string, x: number, y: number, { bold = false, colour = INK, align = 'left', halo = false }: TextStyle = {}): Drawn {
  return {
    type: 'text',
    silent: true,
    x,
    y,
    z: 20,
    style: {
      text: text in Object.prototype ? `${text}\u00A0` : text,
      fill: colour,
      fontFamily: FONT,
      fontSize: TEXT_SIZE,
      ...(bold ? { fontWeight: 600 } : {}),
      align,
      verticalAlign: 'middle',
      ...(halo ? { stroke: PAPER, lineWidth: 3 } : {}),
    },
  };
}

interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash?: number[];
}

export function drawnLine([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], { colour, width, dash }: LineStyle): Drawn {
  return {
    type: 'line',
    silent: true,
    z: 1,
    shape: { x1, y1, x2, y2 },
    style: { stroke: colour, lineWidth: width, ...(dash === undefined ? {} : { lineDash: dash }) },
  };
}

export function drawnCircle(cx: number, cy: number, r: number, { fill, stroke, width = 1 }: { fill: string; stroke: string; width?: number }): Drawn {
  return { type: 'circle', silent: true, z: 10, shape: { cx, cy, r }, style: { fill, stroke, lineWidth: width } };
}

/** A filled shape, behind all else. */
export function drawnShape(points: [number, number][], fill: string): Drawn {
  return { type: 'polygon', silent: true, z: 0, shape: { points }, style: { fill } };
}

/** A filled box around a middle. */
export function drawnBox(x: number, y: number, halfWidth: number, halfHeight: number, fill: string): Drawn {
  return { type: 'rect', silent: true, z: 0, shape: { x: x - halfWidth, y: y - halfHeight, width: 2 * halfWidth, height: 2 * halfHeight }, style: { fill } };
}

/** A bar from one height to another, in front of the grid; hollow where only its edge is to be seen. */
export function drawnBar(
  x: number,
  [from, to]: readonly [number, number],
  halfWidth: number,
  { colour, hollow }: { readonly colour: string; readonly hollow: boolean },
): Drawn {
  const shape = { x: x - halfWidth, y: Math.min(from, to), width: 2 * halfWidth, height: Math.abs(to - from) };
  return {
    type: 'rect',
    silent: true,
    z: 1,
    shape,
    style: hollow ? { fill: PAPER, stroke: colour, lineWidth: 2 } : { fill: colour, stroke: PAPER, lineWidth: 1 },
  };
}
