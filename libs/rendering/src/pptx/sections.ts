import { isStatement, outlineOf, within, type Part } from './outline.js';
import { worded, type Setting } from './setting.js';
import type { Section, Slide } from './slide.js';
import { openingSlide } from './slides/opening.js';
import { overviewSlides } from './slides/overview.js';
import { listSlide } from './slides/list.js';
import { spoken } from './slides/spoken.js';
import { statementSlide } from './slides/statement.js';
import { tableSlides } from './slides/tables.js';
import { tiles } from './slides/tiles.js';
import { titled } from './slides/titled.js';

/** The slides of a report in the order of the document: what is said from the rostrum, each statement on a slide of its own. */
export function sectionsOf(setting: Setting): readonly Section[] {
  const { document } = setting;
  const chapters = outlineOf(document.blocks);
  return [{ name: document.front.title, slides: [openingSlide(setting)] }, ...chapters.flatMap((chapter) => chapterSections(chapter, chapters, setting))];
}

/** Chapters by their anchors, which are the same in every report; the introduction and the definitions are for readers. */
function chapterSections(chapter: Part, chapters: readonly Part[], setting: Setting): readonly Section[] {
  const { text, id } = chapter.heading;
  const section = (slides: readonly Slide[]): readonly Section[] => (slides.length === 0 ? [] : [{ name: text, slides }]);
  if (id === 'overview') return section(overviewSlides(chapter, setting));
  if (id === 'key-figures') return section(within(chapter, 'table').flatMap((table) => tableSlides(text, table, setting)));
  if (id === 'statements') return chapter.parts.map((area) => areaSection(area, chapters, setting));
  if (id === 'coverage') return section(coverageSlides(chapter, setting));
  if (id === 'local' || id === 'outside') return section(besides(chapter, setting));
  if (id === 'changes') return section([listSlide(chapter, setting), ...restated(chapter, setting)]);
  if (id === 'control') return section(controlSlides(chapter, setting));
  return [];
}

/** An area: how many of its statements give each outcome, and each statement. */
function areaSection(area: Part, chapters: readonly Part[], setting: Setting): Section {
  const { text, language } = area.heading;
  const spread = chapters.flatMap((chapter) => within(chapter, 'table')).find(({ id }) => id === 'overview-areas');
  const row = spread?.rows.find(([name]) => name?.text === text);
  const counts =
    spread === undefined || row === undefined ? [] : spread.columns.slice(1).map(({ label }, index) => ({ label, count: row[index + 1] ?? { text: '' } }));
  const opening = titled('opening', worded({ text, language }), tiles(counts, { x: 0.7, y: 4.4, w: 11.9 }, setting), setting, spoken({ ...area, parts: [] }));
  return { name: text, slides: [opening, ...area.parts.filter(isStatement).map((part) => statementSlide(part, setting))] };
}

function besides(chapter: Part, setting: Setting): readonly Slide[] {
  const statements = chapter.parts.filter(isStatement).map((part) => statementSlide(part, setting));
  return statements.length === 0 ? [] : [titled('opening', worded(chapter.heading), [], setting, spoken({ ...chapter, parts: [] })), ...statements];
}

/** A row for each that was asked, of all its units together; regions and branches stand in the report. */
function coverageSlides(chapter: Part, setting: Setting): readonly Slide[] {
  const asked = chapter.parts.flatMap(({ heading, blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [{ heading, table: block }] : [])));
  const [first] = asked;
  if (first === undefined) return [];
  const rows = asked.map(({ heading, table }) => [worded(heading), ...(table.rows[0]?.slice(1) ?? [])]);
  const { text } = chapter.heading;
  return tableSlides(text, { ...first.table, caption: text, rows }, setting, setting.say('chapter.silence'));
}

function restated(chapter: Part, setting: Setting): readonly Slide[] {
  return chapter.parts
    .filter(({ heading }) => heading.id === 'restated')
    .flatMap((part) => within(part, 'table').flatMap((table) => tableSlides(part.heading.text, table, setting)));
}

/** What the numbers rest on, how much stands out, and the questions to the board. */
function controlSlides(chapter: Part, setting: Setting): readonly Slide[] {
  const support = chapter.parts.find(({ heading }) => heading.id === 'control-support');
  return [
    ...(support === undefined ? [] : within(support, 'table').flatMap((table) => tableSlides(chapter.heading.text, table, setting, basis(chapter)))),
    listSlide(
      { ...chapter, blocks: [], parts: chapter.parts.filter(({ heading }) => heading.id !== 'control-support' && heading.id !== 'control-questions') },
      setting,
    ),
    ...chapter.parts.filter(({ heading }) => heading.id === 'control-questions').map((part) => listSlide(part, setting)),
  ];
}

function basis({ blocks }: Part): string | null {
  const told = blocks.flatMap((block) => (block.kind === 'paragraph' && block.tone === 'normal' ? [block.text] : []));
  return told.at(-1) ?? null;
}
