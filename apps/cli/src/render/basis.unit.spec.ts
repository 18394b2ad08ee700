import fc from 'fast-check';
import { BASIS } from '../testing/answers.js';
import { basisInWords, shortened } from './basis.js';

describe('the basis of an answer', () => {
  it.each([
    ['2023-01-31', 'Per 31.12.2022, kjent 31.01.2023, seq 8123'],
    ['2023-06-30T22:30:00.000000Z', 'Per 31.12.2022, kjent 01.07.2023 kl. 00.30, seq 8123'],
    ['seq:8123', 'Per 31.12.2022, seq 8123'],
  ])('known %s is said as "%s"', (asOf, words) => {
    expect(basisInWords({ ...BASIS, asOf, sample: false }, 'nb')).toBe(words);
  });

  it('is said in English with English dates', () => {
    expect(basisInWords({ ...BASIS, asOf: '2023-01-31T12:00:00.000000Z' }, 'en')).toBe(
      'As at 31 December 2022, as known on 31 January 2023 at 13:00, seq 8123 · Sample data, not real figures',
    );
  });
});

describe('a shortened text', () => {
  it('is the text itself where it fits, else a beginning of it and a mark, cut at a word', () => {
    expect(shortened('en to tre', 9)).toBe('en to tre');
    expect(shortened('en to, tre', 8)).toBe('en to …');
  });

  it('is never longer than the most and the mark', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 4, max: 40 }), (text, most) => shortened(text, most).length <= most + 2));
  });
});
