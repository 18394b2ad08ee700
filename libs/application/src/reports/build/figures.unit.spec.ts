import { decimal, decimalText, parseDate, type DecimalText } from '#kernel';
import type { Figure } from '#goal-types';
import { figuresOf } from './figures.js';

const of = { goal: 'N1', part: null, data: 'fresh', at: parseDate('2022-12-31'), seq: 7, unitOfMeasure: 'medlemmer', language: 'nb' } as const;
const delay = (value: DecimalText): Figure => ({ key: 'delay', value, unit: 'days', on: parseDate('2021-11-22') });

describe('the figures of a statement', () => {
  it('bug-984: tell how far from its due date a thing came in words, and keep the number with its sign', () => {
    expect(figuresOf([delay(decimalText(decimal(-1035))), delay(decimalText(decimal(56)))], of)).toMatchObject([
      { label: 'avvik fra fristen', value: '-1035', unit: 'days', unitOfMeasure: 'dager før' },
      { label: 'avvik fra fristen', value: '56', unit: 'days', unitOfMeasure: 'dager etter' },
    ]);
  });
});
