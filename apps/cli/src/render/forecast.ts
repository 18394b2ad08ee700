import { formatDate, formatFigure, NO_FORECAST_WORDS, type FigureUnit, type Language } from '#goal-types';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { ForecastAnswered } from './answers.js';
import { basisInWords } from './basis.js';

/** The forecast with its range and the pace needed, or why there is none; then each published one beside what came. */
export function renderForecast(answer: ForecastAnswered, language: Language, width: number): string {
  return [basisInWords(answer.basis, language), ...current(answer, language), ...earlier(answer, language, width)].join('\n');
}

function current({ forecast, none }: ForecastAnswered, language: Language): readonly string[] {
  if (forecast === null) return none === null ? [] : [NO_FORECAST_WORDS[none][language]];
  const { decidingOn, unit, central, low, high, requiredPace, latest, latestOn, observations } = forecast;
  const figure = (value: string | null) => formatFigure({ value, unit }, language);
  return [
    `${text('expected', language)} ${formatDate(decidingOn, language)}: ${figure(central)}, ${text('likely', language)} ${figure(low)} – ${figure(high)}`,
    `${text('latest', language)} ${formatDate(latestOn, language)}: ${figure(latest)}; ${text('countingDates', language)}: ${observations}`,
    ...(requiredPace === null
      ? []
      : [`${text('requiredPace', language)}: ${formatFigure({ value: requiredPace, unit: unit === 'ratio' ? 'ratioDifference' : unit }, language)}`]),
  ];
}

function earlier({ published }: ForecastAnswered, language: Language, width: number): readonly string[] {
  if (published.length === 0) return [];
  const columns: readonly Column[] = [
    { heading: text('madeOn', language), stretch: 0 },
    { heading: text('day', language), stretch: 0 },
    { heading: text('forecast', language), stretch: 1 },
    { heading: text('likely', language), stretch: 1 },
    { heading: text('came', language), stretch: 1 },
    { heading: text('score', language), stretch: 1 },
  ];
  const rows = published.map(({ event: { data }, score }) => {
    const figure = (value: string | null, unit: FigureUnit = data.unit) => formatFigure({ value, unit }, language);
    return [
      formatDate(data.at, language),
      formatDate(data.decidingOn, language),
      figure(data.central),
      `${figure(data.low)} – ${figure(data.high)}`,
      score === null ? '' : `${figure(score.actual)} ${text(score.within ? 'within' : 'outside', language)}`,
      score === null ? '' : figure(score.intervalScore),
    ];
  });
  return ['', table(columns, rows, width)];
}
