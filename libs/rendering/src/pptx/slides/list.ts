import type { Block } from '#reporting';
import { fitted } from '../fitted.js';
import type { Part } from '../outline.js';
import { ACCENT, worded, type Setting } from '../setting.js';
import { BODY, type Slide, type Words } from '../slide.js';
import { spoken } from './spoken.js';
import { titled } from './titled.js';

/** A chapter as a list: what each part of it is called, and the first that it says. */
export function listSlide(chapter: Part, setting: Setting): Slide {
  const written = chapter.blocks.flatMap(first).map((text) => worded({ text }));
  const parts = chapter.parts.flatMap((part): readonly Words[] => [
    worded(part.heading, { bold: true, colour: ACCENT }),
    ...part.blocks.flatMap(first).map((text) => worded({ text })),
  ]);
  const words = [...written, ...parts];
  const body =
    words.length === 0
      ? []
      : [{ kind: 'text' as const, name: chapter.heading.text, box: BODY, ...fitted(words, BODY, [20, 18, 16, 15, 14, 13, 12], setting.say) }];
  return titled('content', worded(chapter.heading), body, setting, spoken(chapter));
}

/** Rows of a table are told by their first cell, and no more than these. */
const ROWS = 3;

function first(block: Block): readonly string[] {
  if (block.kind === 'paragraph') return [block.text];
  if (block.kind === 'list') return block.items.map(({ text }) => `– ${text}`);
  if (block.kind === 'table') return [...block.rows.slice(0, ROWS).map(([cell]) => `– ${cell?.text ?? ''}`), ...(block.rows.length > ROWS ? ['– …'] : [])];
  return [];
}
