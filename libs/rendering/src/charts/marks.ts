import { markWords, tellingIn, type ChartMark, type ReportLanguage } from '#reporting';
import { printable } from '../fonts/index.js';
import { drawnCircle, drawnLine, drawnText, type Drawn } from './drawn.js';
import type { Frame } from './frame.js';
import { spread } from './spread.js';
import { AXIS, INK, LINE_HEIGHT, PAPER, QUIET_INK } from './style.js';
import { textWidth } from './text-width.js';

/** More than this many are counted below the chart; the table has them all. */
const MOST_MARKS = 9;
/** Breaks are named in the plot where there are no more marks than this. */
const MOST_NAMED = 3;
const RADIUS = 7;

/** A numbered flag above the plot for each mark, with a bar down through it where the series breaks. What each means stands below the chart. */
export function drawnMarks(marks: readonly ChartMark[], frame: Frame, language: ReportLanguage): readonly Drawn[] {
  const shown = marks.slice(0, MOST_MARKS);
  const named = shown.map((mark) => (mark.kind === 'break' && marks.length <= MOST_NAMED ? markWords(mark, tellingIn(language)).kind : ''));
  const widths = named.map((name) => 2 * RADIUS + 4 + (name === '' ? 0 : textWidth(name) + 8));
  const places = spread(
    shown.map(({ on }, index) => frame.x(on) + ((widths[index] ?? 0) - 2 * RADIUS - 4) / 2),
    widths,
    frame.left - RADIUS,
    frame.width,
  );
  const y = frame.top - LINE_HEIGHT / 2 - 4;
  return shown.flatMap((mark, index) => {
    const x = (places[index] ?? 0) - (widths[index] ?? 0) / 2 + RADIUS + 2;
    return [
      barOf(mark, frame),
      drawnLine([x, y], [frame.x(mark.on), frame.top], { colour: AXIS, width: 1 }),
      drawnCircle(x, y, RADIUS, { fill: PAPER, stroke: QUIET_INK }),
      drawnText(String(index + 1), x, y, { align: 'center', bold: true }),
      ...(named[index] === '' ? [] : [drawnText(named[index] ?? '', x + RADIUS + 4, y, { colour: QUIET_INK })]),
    ];
  });
}

function barOf({ on, kind }: ChartMark, frame: Frame): Drawn {
  const x = frame.x(on);
  const bottom = frame.top + frame.plotHeight;
  if (kind === 'break') return drawnLine([x, frame.top], [x, bottom], { colour: INK, width: 2 });
  return drawnLine([x, frame.top], [x, bottom], { colour: AXIS, width: 1, dash: [1, 4] });
}

/** What each flag means: "Brudd i serien 01.01.2021: nytt medlemsregister". */
export function markNotes(marks: readonly ChartMark[], language: ReportLanguage): readonly { readonly number: number | null; readonly text: string }[] {
  const telling = tellingIn(language);
  const rest = marks.length - MOST_MARKS;
  return [
    ...marks.slice(0, MOST_MARKS).map((mark, index) => {
      const { kind, why } = markWords(mark, telling);
      return { number: index + 1, text: printable(`${kind} ${telling.date(mark.on)}${why === null ? '' : `: ${why}`}`) };
    }),
    ...(rest > 0 ? [{ number: null, text: telling.say('chart.moreMarks', { count: rest }) }] : []),
  ];
}
