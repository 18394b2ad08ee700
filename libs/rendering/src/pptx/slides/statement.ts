import type { Block, TableBlock } from '#reporting';
import { chartPicture, outcomePicture } from '../../office/pictures.js';
import { fitted } from '../fitted.js';
import { heightOf } from '../measure.js';
import { partAt, within, type Part } from '../outline.js';
import { colourOf, MUTED, worded, type Setting } from '../setting.js';
import { BODY, type Box, type PicturePart, type Slide, type TextPart, type Words } from '../slide.js';
import { spoken } from './spoken.js';
import { tableInPart } from './table.js';
import { titled } from './titled.js';

/** How much of the slide the assessment may take, from below, and the sizes that it is set in. */
const MOST_BELOW = 1.6;
const ASSESSED = [16, 15, 14, 13, 12];

/** Inches: of the answers, of a wording that the title had no room for, and between them. */
const STATUS_HEIGHT = 0.75;
const MOST_WORDING = 0.85;
const GAP = 0.12;
const WORDED = [16, 14, 13, 12, 11];

interface Places {
  readonly left: Box;
  readonly right: Box;
  readonly below: Box;
}

/** Left the answers and figures, right the chart, below what the board says, which takes no more room than it needs. */
function placesFor(assessed: readonly Words[]): Places {
  const most = Math.min(MOST_BELOW, heightOf(assessed, BODY.w, Math.max(...ASSESSED)));
  const below = { ...BODY, y: BODY.y + BODY.h - most, h: most };
  const left = { ...BODY, w: 5.6, h: BODY.h - most - (most === 0 ? 0 : 0.15) };
  return { left, right: { ...left, x: left.x + left.w + 0.3, w: BODY.w - left.w - 0.3 }, below };
}

/** CSS pixels that charts are drawn for: fewer than they are set in, so that their letters are read from the hall. */
const CHART_WIDTH = 480;
/** Pixels above and below the plot: the unit, the days and the key. */
const BESIDES = 90;

/** As high as the box has room for, but no higher than a slope is read from. */
function plotHeightIn({ w, h }: Box): number {
  return Math.round(Math.min(280, Math.max(120, (CHART_WIDTH * h) / w - BESIDES)));
}

/** One statement on one slide: its wording, the answers with a shape, its figures, its chart or what is told of it, and the board's assessment. */
export function statementSlide(part: Part, setting: Setting): Slide {
  const { text, language } = part.heading;
  const assessed = assessment(part);
  const { left, right, below } = placesFor(assessed);
  const wording = fullWording(part, left, setting);
  const above = STATUS_HEIGHT + wording.reduce((sum, { box }) => sum + box.h + GAP, GAP);
  const parts = [
    ...status(part, left, setting),
    ...wording,
    ...figures(part, { ...left, y: left.y + above, h: left.h - above }, setting),
    ...told(part, right, setting),
    ...said(assessed, below, setting),
  ];
  return titled('content', worded({ text, language }), parts, setting, spoken(part));
}

function status({ blocks }: Part, left: Box, { say }: Setting): readonly (PicturePart | TextPart)[] {
  return blocks.flatMap((block): readonly (PicturePart | TextPart)[] => {
    if (block.kind !== 'status') return [];
    const { outcome, words } = block;
    const name = say(`statement.${outcome}`);
    const box = { x: left.x + 0.75, y: left.y, w: left.w - 0.75, h: STATUS_HEIGHT };
    return [
      { kind: 'picture', name, box: { x: left.x, y: left.y + 0.05, w: 0.6, h: 0.6 }, picture: outcomePicture(outcome), alternative: null },
      { kind: 'text', name, box, ...fitted([worded({ text: words }, { bold: true, colour: colourOf(outcome) })], box, [18, 16, 14, 12, 11], say) },
    ];
  });
}

/** The adopted wording whole, where the title had no room for it. */
function fullWording(part: Part, left: Box, { say }: Setting): readonly TextPart[] {
  const { heading } = part;
  const wording = paragraphsOf(part).filter(({ tone }) => tone === 'wording');
  if (wording.length === 0 || heading.text.endsWith(whole(wording))) return [];
  const words = wording.map((one) => worded(one));
  const box = { ...left, y: left.y + STATUS_HEIGHT + GAP, h: Math.min(MOST_WORDING, heightOf(words, left.w, Math.max(...WORDED))) };
  return [{ kind: 'text', name: heading.text, box, ...fitted(words, box, WORDED, say) }];
}

type Paragraph = Extract<Block, { kind: 'paragraph' }>;

function whole(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => text).join(' ');
}

function figures(part: Part, box: Box, setting: Setting): readonly Slide['parts'][number][] {
  const table = within(part, 'table').find(({ id }) => id.endsWith('-figures'));
  return table === undefined ? [] : [tableInPart(narrowed(table), box, 12, setting) ?? []].flat();
}

/** Figures with their day where they have one; or with the figure of the second day beside, of which the header tells the day. */
function narrowed(table: TableBlock): TableBlock {
  const beside = table.columns.some(({ id }) => id === 'toDate') ? 'toDate' : 'on';
  const told = (index: number) => table.rows.some((row) => (row[index]?.text ?? '') !== '');
  const kept = (_: unknown, index: number) => ['figure', 'value', beside].includes(table.columns[index]?.id ?? '') && told(index);
  return { ...table, columns: table.columns.filter(kept), rows: table.rows.map((row) => row.filter(kept)) };
}

/** The chart; where there is none, what is told of the result. */
function told(part: Part, box: Box, { document, say }: Setting): readonly (PicturePart | TextPart)[] {
  const [chart] = within(part, 'chart');
  if (chart !== undefined) {
    const picture = chartPicture(chart.chart, document.language, CHART_WIDTH, plotHeightIn(box));
    return [{ kind: 'picture', name: chart.chart.title, box: inside(picture, box), picture, alternative: chart.alternative }];
  }
  const paragraphs = ['-measured', '-results'].flatMap((ending) => paragraphsOf(partAt(part, ending)));
  const words = [...paragraphsOf(part).filter(({ tone }) => tone === 'normal' || tone === 'prose'), ...paragraphs].map((one) => worded(one));
  return words.length === 0 ? [] : [{ kind: 'text', name: say('statement.results'), box, ...fitted(words, box, [18, 16, 14, 13, 12], say) }];
}

/** What the board says, under its heading; nothing where the report has nothing of it. */
function assessment(part: Part): readonly Words[] {
  const written = partAt(part, '-assessment');
  if (written === undefined) return [];
  return [worded(written.heading, { bold: true, colour: MUTED }), ...paragraphsOf(written).map((one) => worded(one))];
}

function said(words: readonly Words[], box: Box, { say }: Setting): readonly TextPart[] {
  const [head] = words;
  return head === undefined ? [] : [{ kind: 'text', name: head.text, box, ...fitted(words, box, ASSESSED, say) }];
}

function paragraphsOf(part: Part | undefined): readonly Paragraph[] {
  return part?.blocks.filter((block) => block.kind === 'paragraph') ?? [];
}

/** As large as it can be in the box, in its own proportions. */
function inside({ width, height }: { readonly width: number; readonly height: number }, { x, y, w, h }: Box): Box {
  const scale = Math.min(w / width, h / height);
  return { x: x + (w - width * scale) / 2, y, w: width * scale, h: height * scale };
}
