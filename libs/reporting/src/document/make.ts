import type { Text } from '../model/text.js';
import type { Block, Cell, Column, ListItem, TableBlock } from './blocks.js';
import type { Telling } from './telling.js';

/** Small makers of blocks. */

export type Level = 1 | 2 | 3 | 4;
type Tone = Extract<Block, { kind: 'paragraph' }>['tone'];

export const heading = (level: Level, text: string, id: string): Block => ({ kind: 'heading', level, text, id });

export const paragraph = (text: string, tone: Tone = 'normal'): Block => ({ kind: 'paragraph', tone, text });

export const newPage: Block = { kind: 'newPage' };

/** What people wrote, paragraph by paragraph, marked with its language where that is not the document's; `otherwise` where nothing was written. */
export function written(text: Text | null | undefined, tone: 'wording' | 'prose', { language }: Telling, otherwise: readonly Block[] = []): readonly Block[] {
  const paragraphs = (text?.text ?? '')
    .split(/\n[^\S\n]*\n\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (text === null || text === undefined || paragraphs.length === 0) return otherwise;
  return paragraphs.map((part) => ({ kind: 'paragraph', tone, text: part, ...(text.language === language ? {} : { language: text.language }) }));
}

/** A list, or nothing where it has no items. */
export function list(items: readonly ListItem[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

export function table(id: string, caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[], note: string | null = null): TableBlock {
  return { kind: 'table', id, caption, columns, rows, note };
}

/** A table without the columns that nothing stands in. */
export function filledTable(id: string, caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): TableBlock {
  const filled = columns.map((_, index) => rows.some((row) => row[index]?.text !== ''));
  const kept = <T>(all: readonly T[]) => all.filter((_, index) => filled[index]);
  return table(id, caption, kept(columns), rows.map(kept));
}
