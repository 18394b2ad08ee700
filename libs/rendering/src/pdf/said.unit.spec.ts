import { covers } from '../fonts/index.js';
import { BREAK, said, textOf } from './said.js';

describe('text as it is set', () => {
  it('is plain where there is nothing to say of it, and has its language where that is another', () => {
    expect(said('Vekst')).toBe('Vekst');
    expect(said('Vekst', 'nn')).toEqual({ text: 'Vekst', lang: 'nn' });
  });

  it('runs from the right where its first letter does, in a font that has it, and else the way of its marks', () => {
    const hebrew = 'של 2022';
    expect(said(hebrew)).toEqual(covers(hebrew) ? { text: hebrew, rtl: true } : '[U+05E9][U+05DC] 2022');
    expect(said('Vekst שלום')).not.toHaveProperty('rtl');
  });

  it('may be broken where a run is too long for a line: after signs, and in what has none', () => {
    expect(said('0192f3a1-0000-7000-8000-000000000001')).toBe(`0192f3a1-${BREAK}0000-${BREAK}7000-${BREAK}8000-${BREAK}000000000001`);
    expect(textOf(said('a1'.repeat(20)))).toBe(Array.from({ length: 5 }, () => 'a1a1a1a1').join(BREAK));
    expect(said('01.01.2021–31.12.2023')).toBe('01.01.2021–31.12.2023');
  });

  it('leaves the words of a language to be hyphenated', () => {
    expect(said('menneskerettighetsorganisasjonene')).toBe('menneskerettighetsorganisasjonene');
  });

  it('does not begin a line with the dots of what was cut', () => {
    expect(said('ved utgangen av …')).toBe('ved utgangen av\u00A0…');
  });
});
