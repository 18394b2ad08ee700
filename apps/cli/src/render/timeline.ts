import { FIGURE_WORDS, formatDate, formatFigure, type Language, type Words } from '#goal-types';
import { UNINTERPRETED_WORDS, type MarkKind, type Timeline, type TimelinePoint } from '#projections';
import { table, type Column } from '../terminal/table.js';
import { spread, trend } from '../terminal/trend.js';
import { text } from '../texts.js';
import type { TimelineAnswer } from './answers.js';
import { basisInWords } from './basis.js';
import { figureOf, leadingFigure, tellingKeys } from './figures.js';
import { withUninterpreted } from './standing.js';

const MARK_WORDS: Readonly<Record<MarkKind, Words>> = {
  target: { nb: 'nytt mål', nn: 'nytt mål', en: 'new target' },
  baseline: { nb: 'nytt utgangspunkt', nn: 'nytt utgangspunkt', en: 'new baseline' },
  decidingDate: { nb: 'ny dato for avgjørelsen', nn: 'ny dato for avgjerda', en: 'new deciding date' },
  ended: { nb: 'ikke fulgt lenger', nn: 'ikkje følgt lenger', en: 'no longer followed' },
  resumed: { nb: 'fulgt igjen', nn: 'følgt igjen', en: 'followed again' },
  override: { nb: 'overstyrt', nn: 'overstyrt', en: 'overridden' },
  break: { nb: 'brudd i serien', nn: 'brot i serien', en: 'break in series' },
  correction: { nb: 'rettelse', nn: 'retting', en: 'correction' },
  retraction: { nb: 'trukket tilbake', nn: 'trekt tilbake', en: 'retraction' },
  rules: { nb: 'nye regler', nn: 'nye reglar', en: 'new rules' },
};

/** How a goal has stood: its telling figures drawn, then one row a day. */
export function renderTimeline(answer: TimelineAnswer, language: Language, width: number): string {
  if (answer.points.length === 0) return [basisInWords(answer.basis, language), text('nothing', language)].join('\n');
  const columns: readonly Column[] = [
    { heading: text('day', language), stretch: 0 },
    { heading: text('figure', language), stretch: 2 },
    { heading: text('course', language), stretch: 2 },
    { heading: text('result', language), stretch: 2 },
    { heading: text('data', language), stretch: 1 },
    { heading: text('marks', language), stretch: 2 },
  ];
  const rows = answer.points.map((point, index) => [
    formatDate(point.on, language),
    leadingFigure(point.figures, language),
    ...standing(point, language),
    marksBetween(answer, answer.points[index - 1]?.on ?? null, point.on, language),
  ]);
  return [basisInWords(answer.basis, language), ...trends(answer.points, language, width), table(columns, rows, width)].join('\n');
}

function standing({ type, distribution, words }: TimelineAnswer['points'][number], language: Language): readonly string[] {
  if (type === null && distribution === null) return [UNINTERPRETED_WORDS[language], '', ''];
  const { course, result, data } = distribution === null ? words : withUninterpreted(words, distribution, language);
  return [course, result, data];
}

/** What happened after the row before and up to this one; before the first row, everything up to it. */
function marksBetween({ marks }: Timeline, after: string | null, to: string, language: Language): string {
  const here = marks.filter(({ on }) => on !== null && on <= to && (after === null || on > after));
  return [...new Set(here.map(({ what }) => MARK_WORDS[what][language]))].join(', ');
}

/** One line of bars for each telling figure that was ever known, between its first and its last value. */
function trends(points: readonly TimelinePoint[], language: Language, width: number): readonly string[] {
  const keys = [...new Set(points.flatMap(({ figures }) => tellingKeys(figures)))];
  const heading = Math.max(0, ...keys.map((key) => FIGURE_WORDS[key][language].length));
  return keys.map((key) => {
    const figures = points.map((point) => figureOf(point.figures, key));
    const known = figures.filter((figure) => figure !== null).map((figure) => formatFigure(figure, language));
    const [before, after] = [`${FIGURE_WORDS[key][language].padEnd(heading)}  ${known[0] ?? ''} `, ` ${known.at(-1) ?? ''}`];
    const values = figures.map((figure) => (figure === null ? null : Number(figure.value)));
    return `${before}${trend(spread(values, Math.max(2, width - before.length - after.length)))}${after}`;
  });
}
