import { FIGURE_WORDS, formatFigure, type Figure, type FigureKey, type Language } from '#goal-types';

/** Figures that say by themselves how a goal moves; the first that a goal has is the one to show where there is room for one. */
const TELLING: readonly FigureKey[] = ['growth', 'change', 'share', 'value', 'entries', 'activities', 'level', 'delay', 'forecastDelay'];

type Figures = readonly Pick<Figure, 'key' | 'value' | 'unit'>[];

/** The latest figure of the kind; null when it is not there or not known. */
export function figureOf(figures: Figures, key: FigureKey): Figures[number] | null {
  return figures.findLast((figure) => figure.key === key && figure.value !== null) ?? null;
}

/** The kinds of telling figures that are known, the most telling first. */
export function tellingKeys(figures: Figures): readonly FigureKey[] {
  return TELLING.filter((key) => figureOf(figures, key) !== null);
}

/** "vekst 2,05 %": the most telling figure, or nothing. */
export function leadingFigure(figures: Figures, language: Language): string {
  const [key] = tellingKeys(figures);
  const figure = key === undefined ? null : figureOf(figures, key);
  return figure === null ? '' : `${FIGURE_WORDS[figure.key][language]} ${formatFigure(figure, language)}`;
}
