import fc from 'fast-check';
import { decimal, decimalText, parseDecimal } from '#kernel';
import type { Figure } from '#goal-types';
import { figuresMoved } from './figures-moved.js';

const figure = (key: Figure['key'], value: string | null): Figure => ({ key, value: value === null ? null : parseDecimal(value), unit: 'number', on: null });

describe('the figures that moved', () => {
  it('are told with what each moved by, and those that stay are not', () => {
    const [before, after] = [
      [figure('value', '20880'), figure('required', '2')],
      [figure('value', '20861'), figure('required', '2')],
    ];
    expect(figuresMoved(before, after)).toMatchObject([{ key: 'value', before: '20880', after: '20861', effect: '-19' }]);
  });

  it('have no effect in numbers where one of them is not known, or not there', () => {
    expect(figuresMoved([figure('value', null)], [figure('value', '3')])).toMatchObject([{ before: null, after: '3', effect: null }]);
    expect(figuresMoved([figure('value', '3')], [])).toMatchObject([{ before: '3', after: null, effect: null }]);
  });

  it('of one kind are held against each other in their order', () => {
    expect(figuresMoved([figure('growth', '1'), figure('growth', '2')], [figure('growth', '1'), figure('growth', '5')])).toMatchObject([
      { before: '2', after: '5' },
    ]);
  });

  it('add up, step by step, to the whole difference, exactly', () => {
    const values = fc.array(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((n) => decimalText(decimal(n).div(1000))),
      { minLength: 2, maxLength: 20 },
    );
    fc.assert(
      fc.property(values, (all) => {
        const at = (index: number) => [figure('value', all[index] ?? null)];
        const steps = all.slice(1).flatMap((_, index) => figuresMoved(at(index), at(index + 1)));
        const sum = steps.reduce((total, { effect }) => total.plus(effect ?? 0), decimal(0));
        const [whole] = figuresMoved(at(0), at(all.length - 1));
        expect(decimalText(sum)).toBe(whole?.effect ?? '0');
      }),
    );
  });
});
