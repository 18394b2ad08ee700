import { parseDecimal } from '#kernel';
import type { Figure, FigureKey, FigureUnit } from '#goal-types';
import { leadingFigure } from './figures.js';

const figure = (key: FigureKey, value: string | null, unit: FigureUnit = 'number'): Figure => ({
  key,
  value: value === null ? null : parseDecimal(value),
  unit,
  on: null,
});

describe('the figure to show where there is room for one', () => {
  it.each([
    ['a rank before the value that gives it', [figure('value', '4.55'), figure('rank', '2'), figure('setSize', '4')], 'plass 2 av 4'],
    ['growth before the value it is of', [figure('value', '1020'), figure('growth', '0.02', 'ratio')], 'vekst 2\u00A0%'],
    ['a gap', [figure('baselineGap', '0.06', 'ratioDifference'), figure('gap', '0.05', 'ratioDifference')], 'forskjell 5\u00A0prosentpoeng'],
    ['the share of those who have done it, not their number', [figure('covered', '3'), figure('share', '0.75', 'ratio')], 'andel 75\u00A0%'],
    ['parts finished of those required', [figure('partsRequired', '5'), figure('partsFinished', '4')], 'ferdige deler 4 av 5'],
    ['closed rounds', [figure('openCycles', '1'), figure('closedCycles', '2')], 'lukkede runder 2'],
    ['the next one where the first is not known', [figure('rank', null), figure('value', '4.55')], 'verdi 4,55'],
    ['nothing where nothing tells', [figure('longestInterval', '30')], ''],
  ])('is %s', (_, figures, said) => expect(leadingFigure(figures, 'nb')).toBe(said));
});
