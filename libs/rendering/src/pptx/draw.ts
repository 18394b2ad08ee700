import type { CellOptions, Page, TableCell, TextOptions } from './library.js';
import { LANGUAGE_TAGS, isRightToLeft } from '../office/text.js';
import { ACCENT, INK } from './setting.js';
import type { PicturePart, Slide, TablePart, TextPart, Words } from './slide.js';
import { CELL } from './slides/table.js';

/** A picture that words beside it say the same as: the file marks it as decorative. */
export const DECORATIVE = 'decorative';

const LINE = 'D1D5DB';
const HEAD = 'EEF2F7';
const INCH = 72;

/** Puts a slide's title and parts on it, in the order that they are read. */
export function draw(page: Page, { title, parts, notes }: Slide, language: string): void {
  page.addText([run(title.words, language)], { placeholder: 'title', fontSize: title.size, bold: true, color: ACCENT, lang: language });
  for (const part of parts) {
    if (part.kind === 'text') drawText(page, part, language);
    else if (part.kind === 'picture') drawPicture(page, part);
    else drawTable(page, part, language);
  }
  if (notes !== '') page.addNotes(notes);
}

function drawText(page: Page, { name, box, words, size }: TextPart, language: string): void {
  const runs = words.map((one) => {
    const { text, options } = run(one, language);
    return { text, options: { ...options, breakLine: true, paraSpaceAfter: Math.round(size * 0.35) } };
  });
  page.addText(runs, { ...box, objectName: name, fontSize: size, margin: 0, valign: 'top', fit: 'none', isTextBox: true });
}

function run({ text, language, bold, colour }: Words, otherwise: string): { text: string; options: TextOptions } {
  return {
    text,
    options: {
      lang: language === undefined ? otherwise : LANGUAGE_TAGS[language],
      ...(bold === undefined ? {} : { bold }),
      color: colour ?? INK,
      ...(isRightToLeft(text) ? { rtlMode: true, align: 'right' } : {}),
    },
  };
}

function drawPicture(page: Page, { name, box, picture, alternative }: PicturePart): void {
  const data = `image/png;base64,${Buffer.from(picture.png).toString('base64')}`;
  page.addImage({ data, ...box, ...(alternative === null ? { objectName: DECORATIVE, altText: DECORATIVE } : { objectName: name, altText: alternative }) });
}

function drawTable(page: Page, { name, box, columns, widths, head, rows, size }: TablePart, language: string): void {
  const align = columns.map((column) => (column.align === 'end' ? ('right' as const) : ('left' as const)));
  const cell = (words: Words, index: number, more: CellOptions): TableCell => {
    const { text, options } = run(words, language);
    return { text, options: { ...(options as CellOptions), align: align[index] ?? 'left', ...more } };
  };
  const line = { type: 'solid', pt: 0.75, color: LINE } as const;
  const none = { type: 'none' } as const;
  page.addTable(
    [
      columns.map(({ label }, index) => cell({ text: label, bold: true }, index, { fill: { color: HEAD }, valign: 'bottom' })),
      ...rows.map(({ cells }) => cells.map((words, index) => cell(words, index, {}))),
    ],
    {
      x: box.x,
      y: box.y,
      w: box.w,
      colW: [...widths],
      rowH: [head, ...rows.map(({ height }) => height)],
      objectName: name,
      fontSize: size,
      valign: 'middle',
      margin: [CELL.above, CELL.side, CELL.above, CELL.side].map((inches) => inches * INCH) as [number, number, number, number],
      border: [line, none, line, none],
      autoPage: false,
    },
  );
}
