import { within, type Part } from '../outline.js';
import { worded, type Setting } from '../setting.js';
import { BODY, type Slide } from '../slide.js';
import { spoken } from './spoken.js';
import { tableParts } from './table.js';
import { tableSlides } from './tables.js';
import { smallPrint, tiles } from './tiles.js';
import { titled } from './titled.js';

const BELOW = { ...BODY, y: BODY.y + 2.1, h: BODY.h - 2.1 };

/** In points: of the areas below the counts. */
const SIZES = [13, 12, 11];

/** One slide of how many there are of each outcome, with the areas side by side below, or on slides of their own where there are many. */
export function overviewSlides(chapter: Part, setting: Setting): readonly Slide[] {
  const [counts, areas] = within(chapter, 'table');
  const { text } = chapter.heading;
  const all = chapter.blocks.flatMap((block) => (block.kind === 'paragraph' && block.tone === 'normal' ? [block.text] : [])).at(-1) ?? '';
  const each = counts?.rows.slice(0, -1).map(([label, count]) => ({ label: label?.text ?? '', count: count ?? { text: '' } })) ?? [];
  const below = areas === undefined ? [] : (SIZES.map((size) => tableParts(areas, BELOW, size, setting)).find(({ length }) => length === 1) ?? []);
  const opening = titled(
    'content',
    worded(chapter.heading),
    [smallPrint(text, all, { ...BODY, h: 0.4 }, setting), ...tiles(each, { ...BODY, y: BODY.y + 0.55 }, setting), ...below],
    setting,
    spoken(chapter),
  );
  return [opening, ...(areas === undefined || below.length > 0 ? [] : tableSlides(areas.caption, areas, setting))];
}
