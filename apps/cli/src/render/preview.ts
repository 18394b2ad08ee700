import { COURSE_WORDS, DATA_WORDS, formatDate, RESULT_WORDS, type Language } from '#goal-types';
import type { TimelinePoint } from '#projections';
import { besideHeading } from '../terminal/folded.js';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { PreviewAnswer } from './answers.js';
import { basisInWords } from './basis.js';
import { leadingFigure } from './figures.js';

/** Each candidate's sentence, what it can never say and what it says at last, then one row a month with their answers side by side; rows that differ are marked. */
export function renderPreview(answer: PreviewAnswer, language: Language, width: number): string {
  const { candidates } = answer;
  const labels = candidates.map((_, index) => 'AB'.charAt(index));
  const told = candidates.flatMap(({ type, sentence, never, latest }, index) => [
    besideHeading(`${labels[index]}  `, `${type}: ${sentence}`, width),
    besideHeading('   ', `${text('neverSays', language)} ${never}`, width),
    ...(latest === null ? [] : [besideHeading('   ', `${text('latestSays', language)} ${latest}`, width)]),
  ]);
  const columns: readonly Column[] = [
    { heading: text('day', language), stretch: 0 },
    ...labels.flatMap((label): readonly Column[] => [
      { heading: `${label} ${text('figure', language)}`, stretch: 2 },
      { heading: `${label} ${text('course', language)}`, stretch: 2 },
      { heading: `${label} ${text('result', language)}`, stretch: 2 },
      { heading: `${label} ${text('data', language)}`, stretch: 1 },
    ]),
    { heading: '', stretch: 0 },
  ];
  const differ = new Set(answer.differOn);
  const rows = daysOf(answer).map((on) => [
    formatDate(on, language),
    ...candidates.flatMap(({ points }) =>
      standing(
        points.find((point) => point.on === on),
        language,
      ),
    ),
    differ.has(on) ? '≠' : '',
  ]);
  return [basisInWords(answer.basis, language), ...told, rows.length === 0 ? text('nothing', language) : table(columns, rows, width)].join('\n');
}

function daysOf({ candidates }: PreviewAnswer) {
  return [...new Set(candidates.flatMap(({ points }) => points.map(({ on }) => on)))].toSorted();
}

function standing(point: TimelinePoint | undefined, language: Language): readonly string[] {
  if (point === undefined) return ['', '', '', ''];
  return [leadingFigure(point.figures, language), COURSE_WORDS[point.course][language], RESULT_WORDS[point.result][language], DATA_WORDS[point.data][language]];
}
