import { HeadingLevel, ImageRun, Paragraph, Tab, TextRun, type FileChild } from 'docx';
import type { Block } from '#reporting';
import { OUTCOME_SHAPES } from '../outcome-shapes.js';
import { leadsOn } from '../leads-on.js';
import { isRightToLeft, officeText } from '../office/text.js';
import { chartPicture, outcomeBarPicture, outcomePicture } from '../office/pictures.js';
import { LINE_WIDTH, pictureRun } from './picture.js';
import { anchored, linked, numberRuns, textRuns } from './runs.js';
import type { Setting } from './setting.js';
import { BULLETS } from './numbering.js';
import { tableOf } from './table.js';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const STYLES = { normal: 'Normal', wording: 'Wording', prose: 'Prose', note: 'Note' } as const;
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** CSS pixels: two charts with their tables and what is said of them have room on a page. */
const PLOT_HEIGHT = 165;

/** The blocks as paragraphs and tables; a heading after a new page begins it. */
export function blocksOf(blocks: readonly Block[], setting: Setting): readonly FileChild[] {
  return blocks.flatMap((block, index) => {
    const begins = blocks[index - 1]?.kind === 'newPage';
    if (block.kind === 'newPage') return blocks[index + 1]?.kind === 'heading' ? [] : [new Paragraph({ pageBreakBefore: true })];
    if (block.kind === 'heading') return [headingOf(block, begins, setting)];
    if (block.kind === 'paragraph') return [paragraphOf(block, leadsOn(blocks[index + 1]))];
    if (block.kind === 'list') return listOf(block, setting);
    if (block.kind === 'terms') return termsOf(block.items);
    if (block.kind === 'status') return [statusOf(block)];
    if (block.kind === 'spread') return [spreadOf(block)];
    if (block.kind === 'chart') return chartOf(block, setting);
    return tableOf(block, setting);
  });
}

function headingOf({ level, text, language, id, recurring }: Of<'heading'>, begins: boolean, setting: Setting): Paragraph {
  return new Paragraph({
    ...(recurring ? { style: level < 4 ? 'Recurring3' : 'Recurring4' } : { heading: HEADINGS[level] }),
    pageBreakBefore: begins,
    children: anchored(textRuns(text, language), id, setting),
  });
}

function paragraphOf({ tone, text, language }: Of<'paragraph'>, leads: boolean): Paragraph {
  return new Paragraph({ style: STYLES[tone], ...(leads ? { keepNext: true } : {}), bidirectional: isRightToLeft(text), children: textRuns(text, language) });
}

function listOf({ items }: Of<'list'>, setting: Setting): readonly Paragraph[] {
  return items.map(
    ({ text, to }) =>
      new Paragraph({
        style: 'ListParagraph',
        numbering: { reference: BULLETS, level: 0 },
        children: linked(textRuns(text, undefined, to === undefined ? {} : { style: 'Hyperlink' }), to, setting),
      }),
  );
}

/** A term and what is said of it, on lines of their own. */
export function termsOf(items: Of<'terms'>['items'], style: 'Term' | 'FrontTerm' = 'Term'): readonly Paragraph[] {
  return items.map(
    ({ term, text }) =>
      new Paragraph({
        style,
        children: [...textRuns(term, undefined, { bold: true }), new TextRun({ children: [new Tab()] }), ...textRuns(text, undefined)],
      }),
  );
}

function statusOf({ outcome, words }: Of<'status'>): Paragraph {
  const { png } = outcomePicture(outcome);
  const shape = new ImageRun({ type: 'png', data: png, transformation: { width: 18, height: 18 }, decorative: true, run: { position: '-2pt' } });
  return new Paragraph({
    style: 'Status',
    children: [shape, new TextRun('  '), ...textRuns(words, undefined, { color: OUTCOME_SHAPES[outcome].colour.slice(1) })],
  });
}

function spreadOf({ counts, alternative }: Of<'spread'>): Paragraph {
  return new Paragraph({ style: 'Figure', children: [pictureRun(outcomeBarPicture(counts, LINE_WIDTH), alternative, officeText(alternative))] });
}

function chartOf(block: Of<'chart'>, setting: Setting): readonly Paragraph[] {
  const { chart, alternative } = block;
  const picture = chartPicture(chart, setting.document.language, LINE_WIDTH, PLOT_HEIGHT);
  return [
    new Paragraph({ style: 'Figure', children: [pictureRun(picture, chart.title, officeText(alternative))] }),
    new Paragraph({
      style: 'Caption',
      children: [...numberRuns('setting.figureNumber', setting.numbers.get(block) ?? 0, setting), ...textRuns(chart.title, undefined)],
    }),
  ];
}
