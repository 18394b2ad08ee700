import type { Block, TableBlock } from '#reporting';
import { chartPicture, outcomePicture } from '../../office/pictures.js';
import { fitted } from '../fitted.js';
import { partAt, within, type Part } from '../outline.js';
import { colourOf, MUTED, worded, type Setting } from '../setting.js';
import { BODY, type Box, type PicturePart, type Slide, type TextPart, type Words } from '../slide.js';
import { spoken } from './spoken.js';
import { tableInPart } from './table.js';
import { titled } from './titled.js';

const LEFT: Box = { ...BODY, w: 5.6, h: 3.45 };
const RIGHT: Box = { x: LEFT.x + LEFT.w + 0.3, y: BODY.y, w: BODY.w - LEFT.w - 0.3, h: LEFT.h };
const BELOW: Box = { ...BODY, y: BODY.y + LEFT.h + 0.15, h: BODY.h - LEFT.h - 0.15 };

/** CSS pixels that charts are drawn for: fewer than they are set in, so that their letters are read from the hall. */
const CHART_WIDTH = 480;

/** One statement on one slide: its wording, the answers with a shape, its figures, its chart or what is told of it, and the board's assessment. */
export function statementSlide(part: Part, setting: Setting): Slide {
  const { text, language } = part.heading;
  const answered = status(part, setting);
  const wording = fullWording(part, setting);
  const above = wording === undefined ? 1 : 1.85;
  return titled(
    'content',
    worded({ text, language }),
    [
      ...answered,
      ...(wording === undefined ? [] : [wording]),
      ...figures(part, { ...LEFT, y: LEFT.y + above, h: LEFT.h - above }, setting),
      told(part, setting),
      ...assessment(part, setting),
    ].filter((one) => one !== undefined),
    setting,
    spoken(part),
  );
}

function status({ blocks }: Part, { say }: Setting): readonly (PicturePart | TextPart)[] {
  return blocks.flatMap((block): readonly (PicturePart | TextPart)[] => {
    if (block.kind !== 'status') return [];
    const { outcome, words } = block;
    const name = say(`statement.${outcome}`);
    const box = { x: LEFT.x + 0.75, y: LEFT.y, w: LEFT.w - 0.75, h: 0.9 };
    return [
      { kind: 'picture', name, box: { x: LEFT.x, y: LEFT.y + 0.05, w: 0.6, h: 0.6 }, picture: outcomePicture(outcome), alternative: null },
      { kind: 'text', name, box, ...fitted([worded({ text: words }, { bold: true, colour: colourOf(outcome) })], box, [18, 16, 14, 12, 11], say) },
    ];
  });
}

/** The adopted wording whole, where the title had no room for it. */
function fullWording({ heading, blocks }: Part, { say }: Setting): TextPart | undefined {
  const wording = blocks.filter((block) => block.kind === 'paragraph' && block.tone === 'wording') as readonly Paragraph[];
  if (wording.length === 0 || heading.text.endsWith(whole(wording))) return undefined;
  const box = { x: LEFT.x, y: LEFT.y + 0.95, w: LEFT.w, h: 0.85 };
  return {
    kind: 'text',
    name: heading.text,
    box,
    ...fitted(
      wording.map((one) => worded(one)),
      box,
      [16, 14, 13, 12, 11],
      say,
    ),
  };
}

type Paragraph = Extract<Block, { kind: 'paragraph' }>;

function whole(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => text).join(' ');
}

function figures(part: Part, box: Box, setting: Setting): readonly Slide['parts'][number][] {
  const table = within(part, 'table').find(({ id }) => id.endsWith('-figures'));
  return table === undefined ? [] : [tableInPart(narrowed(table), box, 12, setting)].filter((one) => one !== undefined);
}

/** Figures with their day, or with the figure of the second day beside, of which the header tells the day. */
function narrowed(table: TableBlock): TableBlock {
  const ids = table.columns.some(({ id }) => id === 'toDate') ? ['figure', 'value', 'toDate'] : ['figure', 'value', 'on'];
  const kept = (_: unknown, index: number) => ids.includes(table.columns[index]?.id ?? '');
  return { ...table, columns: table.columns.filter(kept), rows: table.rows.map((row) => row.filter(kept)) };
}

/** The chart; where there is none, what is told of the result. */
function told(part: Part, { document, say }: Setting): PicturePart | TextPart | undefined {
  const [chart] = within(part, 'chart');
  if (chart !== undefined) {
    const picture = chartPicture(chart.chart, document.language, CHART_WIDTH);
    return { kind: 'picture', name: chart.chart.title, box: inside(picture, RIGHT), picture, alternative: chart.alternative };
  }
  const paragraphs = ['-measured', '-results'].flatMap((ending) => paragraphsOf(partAt(part, ending)));
  const ended = part.blocks.filter((block) => block.kind === 'paragraph' && block.tone === 'normal') as readonly Paragraph[];
  const words = [...ended, ...paragraphs].map((one) => worded(one));
  return words.length === 0 ? undefined : { kind: 'text', name: say('statement.results'), box: RIGHT, ...fitted(words, RIGHT, [18, 16, 14, 13, 12], say) };
}

function assessment(part: Part, { say }: Setting): readonly TextPart[] {
  const written = partAt(part, '-assessment');
  const words = paragraphsOf(written).map((one) => worded(one));
  if (written === undefined || words.length === 0) return [];
  const { text } = written.heading;
  const head: Words = { text, bold: true, colour: MUTED };
  return [{ kind: 'text', name: text, box: BELOW, ...fitted([head, ...words], BELOW, [16, 15, 14, 13, 12], say) }];
}

function paragraphsOf(part: Part | undefined): readonly Paragraph[] {
  return part?.blocks.filter((block) => block.kind === 'paragraph') ?? [];
}

/** As large as it can be in the box, in its own proportions. */
function inside({ width, height }: { readonly width: number; readonly height: number }, { x, y, w, h }: Box): Box {
  const scale = Math.min(w / width, h / height);
  return { x: x + (w - width * scale) / 2, y, w: width * scale, h: height * scale };
}
