import { sayIn, type ReportDocument, type Say } from '#reporting';
import type { Pictures } from './pictures.js';

/** What blocks are set with: the words of the page's language, how pictures are drawn, and the numbers of figures and tables as they come. */
export interface Page {
  readonly say: Say;
  readonly language: ReportDocument['language'];
  readonly pictures: Pictures;
  /** Where links in the page can lead. */
  readonly anchors: ReadonlySet<string>;
  /** "Figur 3": counts. */
  readonly nextFigure: () => string;
  /** "Tabell 7": counts. */
  readonly nextTable: () => string;
}

export function pageOf({ language, blocks }: ReportDocument, pictures: Pictures): Page {
  const say = sayIn(language);
  const [figures, tables] = [counter(), counter()];
  return {
    say,
    language,
    pictures,
    anchors: new Set(blocks.flatMap((block) => ('id' in block ? [block.id] : []))),
    nextFigure: () => say('setting.figureNumber', { number: figures() }),
    nextTable: () => say('setting.tableNumber', { number: tables() }),
  };
}

function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
