import type { Column, Text } from '#reporting';
import type { Picture } from '../office/pictures.js';

/** A place on a slide, in inches from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Text in one look; a line feed in it begins a new line. */
export interface Words {
  readonly text: string;
  /** Set where it is not the document's language. */
  readonly language?: Text['language'];
  readonly bold?: boolean;
  readonly colour?: string;
}

export interface TextPart {
  readonly kind: 'text';
  /** What it is called in the list of what is on the slide. */
  readonly name: string;
  readonly box: Box;
  /** A paragraph each. */
  readonly words: readonly Words[];
  /** Points. */
  readonly size: number;
  readonly align?: 'centre';
}

export interface PicturePart {
  readonly kind: 'picture';
  readonly name: string;
  readonly box: Box;
  readonly picture: Picture;
  /** Null where words beside it say the same. */
  readonly alternative: string | null;
}

export interface TablePart {
  readonly kind: 'table';
  readonly name: string;
  readonly box: Box;
  readonly columns: readonly Column[];
  /** Inches, one a column. */
  readonly widths: readonly number[];
  readonly head: number;
  readonly rows: readonly { readonly height: number; readonly cells: readonly Words[] }[];
  readonly size: number;
}

/** What is on a slide, in the order that it is read: the title first. Nothing in it is wider or higher than its box. */
export interface Slide {
  readonly look: 'opening' | 'content';
  readonly title: { readonly words: Words; readonly size: number };
  readonly parts: readonly (TextPart | PicturePart | TablePart)[];
  /** What the speaker has before them: what there was no room for. */
  readonly notes: string;
}

/** Slides under one name in the program's list of slides. */
export interface Section {
  readonly name: string;
  readonly slides: readonly Slide[];
}

/** Inches: a slide of 16 by 9, and what is used of it. */
export const SLIDE = { w: 13.333, h: 7.5 } as const;
export const TITLE: Readonly<Record<Slide['look'], Box>> = {
  opening: { x: 0.7, y: 2.1, w: 9.6, h: 1.6 },
  content: { x: 0.6, y: 0.35, w: 12.1, h: 1.05 },
};
export const BODY: Box = { x: 0.6, y: 1.55, w: 12.1, h: 5.2 };
export const FOOT: Box = { x: 0.6, y: 6.98, w: 11, h: 0.3 };
