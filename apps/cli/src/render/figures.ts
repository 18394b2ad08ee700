import { FIGURE_WORDS, formatFigure, type Figure, type FigureKey, type Language, type Words } from '#goal-types';

/**
 * Figures that say by themselves how a goal moves, in the order a reader would want them; the first that a goal has is the one to show
 * where there is room for one. What a goal type is about comes before the plain value it is made from.
 */
const TELLING: readonly FigureKey[] = [
  'growth',
  'rank',
  'gap',
  'parity',
  'largestDeviation',
  'total',
  'rate',
  'change',
  'kept',
  'share',
  'value',
  'delay',
  'forecastDelay',
  'partsFinished',
  'settlementsAchieved',
  'weightReached',
  'conditionsWorse',
  'conditionsReached',
  'closedCycles',
  'occasionsHandled',
  'activities',
  'level',
  'entries',
];

/** Figures that say little without the one they are counted of. */
const COUNTED_OF: Readonly<Partial<Record<FigureKey, FigureKey>>> = {
  rank: 'setSize',
  partsFinished: 'partsRequired',
  settlementsAchieved: 'settlementsRequired',
  conditionsWorse: 'conditions',
  conditionsReached: 'conditions',
  occasionsHandled: 'occasions',
};
const OF: Words = { nb: 'av', nn: 'av', en: 'of' };

type Figures = readonly Pick<Figure, 'key' | 'value' | 'unit'>[];

/** The latest figure of the kind; null when it is not there or not known. */
export function figureOf(figures: Figures, key: FigureKey): Figures[number] | null {
  return figures.findLast((figure) => figure.key === key && figure.value !== null) ?? null;
}

/** The kinds of telling figures that are known, the most telling first. */
export function tellingKeys(figures: Figures): readonly FigureKey[] {
  return TELLING.filter((key) => figureOf(figures, key) !== null);
}

/** "vekst 2,05 %", "plass 2 av 4": the most telling figure, or nothing. */
export function leadingFigure(figures: Figures, language: Language): string {
  const [key] = tellingKeys(figures);
  const figure = key === undefined ? null : figureOf(figures, key);
  if (figure === null) return '';
  const said = `${FIGURE_WORDS[figure.key][language]} ${formatFigure(figure, language)}`;
  const of = COUNTED_OF[figure.key];
  const whole = of === undefined ? null : figureOf(figures, of);
  return whole === null ? said : `${said} ${OF[language]} ${formatFigure(whole, language)}`;
}
