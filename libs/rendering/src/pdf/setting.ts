import { sayIn, type Block, type ChartDefinition, type ReportDocument, type TableBlock } from '#reporting';
import { outcomeBarSvg } from '../charts/index.js';
import { FAMILIES, printable } from '../fonts/index.js';
import { printableChart } from './printable-chart.js';
import { said } from './said.js';
import { MEASURE } from './columns.js';
import { leadsOn } from '../leads-on.js';
import { roomBeside, setTable, type LinkTo } from './set-table.js';

/** Draws what a document shows: SVG whose text is set in the shipped fonts. */
export interface Pictures {
  /** @param width in the chart's own pixels; it is scaled to the page */
  readonly chart: (
    chart: ChartDefinition,
    options: { readonly language: ReportDocument['language']; readonly width: number; readonly plotHeight: number },
  ) => string;
  readonly code: (text: string) => string;
}

/** What the template is given: data alone, so that nothing that people wrote is read as markup, and the pictures beside it by name. */
export interface Setting {
  readonly data: object;
  readonly pictures: ReadonlyMap<string, string>;
}

/** Pixels of a chart to a point: its letters of 12 pixels come out at 8 points. */
const PIXELS = 1.5;
/** Of the plot, in the chart's own pixels: 40 mm. */
const PLOT_HEIGHT = 170;

/** How much of the fingerprint stands on every page. */
const SHORT_FINGERPRINT = 16;

/** The document as the template sets it: numbered, every character printable, every link with an end, columns measured. */
export function settingOf(document: ReportDocument, draw: Pictures): Setting {
  const { front, language } = document;
  const say = sayIn(language);
  const pictures = new Map([['code.svg', draw.code(front.code.text)]]);
  const blocks = document.blocks.flatMap(setterOf(document, pictures, draw));
  const [year, month, day] = document.dated.split('-').map(Number);
  const data = {
    fonts: FAMILIES.map(({ name }) => name),
    language,
    title: printable(document.title),
    dated: { year, month, day },
    contents: document.contents,
    page: say('setting.page', { page: '{page}', pages: '{pages}' }),
    report: said(front.report),
    fingerprint: front.fingerprint.slice(0, SHORT_FINGERPRINT),
    front: {
      organisation: said(front.organisation),
      title: said(front.title),
      subtitle: said(front.subtitle),
      mark: front.mark === null ? null : printable(front.mark),
      terms: front.terms.map(({ term, text }) => ({ term: said(term), text: said(text) })),
      code: printable(front.code.alternative),
    },
    blocks,
  };
  return { data, pictures };
}

/** Sets one block after the other: tables and figures are numbered as they come, and an anchor is where it first stands. */
function setterOf({ blocks, language }: ReportDocument, pictures: Map<string, string>, draw: Pictures): (block: Block, index: number) => readonly object[] {
  const say = sayIn(language);
  const ends = new Set(blocks.flatMap((block) => ('id' in block ? [block.id] : [])));
  const unplaced = new Set(ends);
  const anchor = (id: string) => (unplaced.delete(id) ? { id } : {});
  const linkTo: LinkTo = (to) => (to !== undefined && ends.has(to) ? { to } : {});
  let [tables, figures] = [0, 0];
  const tabled = (block: TableBlock) => {
    tables += 1;
    return { ...setTable(block, say('setting.tableNumber', { number: tables }), linkTo), ...anchor(block.id) };
  };
  return (block, index) => (beside(blocks[index - 1], block) === null ? [set(block, index)] : []);

  function set(block: Block, index: number): object {
    switch (block.kind) {
      case 'heading': {
        const { kind, level, recurring = false } = block;
        return { kind, level, recurring, text: said(block.text, block.language), ...anchor(block.id) };
      }
      case 'paragraph':
        return { kind: block.kind, tone: block.tone, text: said(block.text, block.language), leads: leadsOn(blocks[index + 1]) };
      case 'list':
        return { kind: block.kind, items: block.items.map(({ text, language, to }) => ({ text: said(text, language), ...linkTo(to) })) };
      case 'terms':
        return { kind: block.kind, items: block.items.map(({ term, text }) => ({ term: said(term), text: said(text) })) };
      case 'status':
        return { kind: block.kind, outcome: block.outcome, words: said(block.words) };
      case 'spread':
        pictures.set('spread.svg', outcomeBarSvg(block.counts, Math.round(MEASURE * PIXELS)));
        return { kind: block.kind, picture: 'spread.svg', alternative: printable(block.alternative) };
      case 'table':
        return tabled(block);
      case 'chart': {
        figures += 1;
        const picture = `figure-${figures}.svg`;
        const table = beside(block, blocks[index + 1]);
        const width = table?.width ?? MEASURE;
        pictures.set(picture, draw.chart(printableChart(block.chart), { language, width: Math.round(width * PIXELS), plotHeight: PLOT_HEIGHT }));
        const number = say('setting.figureNumber', { number: figures });
        return {
          kind: block.kind,
          picture,
          width,
          number,
          caption: said(block.chart.title),
          alternative: printable(block.alternative),
          beside: table === null ? null : tabled({ ...table.block, caption: table.block.beside ?? '' }),
        };
      }
      case 'newPage':
        break;
    }
    return block;
  }
}

/** A table of what the picture above it shows, with the width of the picture that it has room beside. */
function beside(picture: Block | undefined, block: Block | undefined): { readonly block: TableBlock; readonly width: number } | null {
  const width = picture?.kind === 'chart' && block?.kind === 'table' ? roomBeside(block) : null;
  return block?.kind === 'table' && width !== null ? { block, width } : null;
}
