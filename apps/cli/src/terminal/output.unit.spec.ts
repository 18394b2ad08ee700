import { invalid, notFound, Refused } from '#kernel';
import { progressLine } from './progress.js';
import { printable, refusalInWords } from './output.js';

describe('a refusal in the terminal', () => {
  it('says what is wrong and what would be right', () => {
    expect(refusalInWords(invalid('--at', 'is no date', 'write 2022-12-31'))).toBe('Refused: --at: is no date\n  → write 2022-12-31');
  });

  it('says nothing twice', () => {
    const issue = { field: 'vault.db', problem: 'is gone', remedy: 'bring it back' };
    expect(refusalInWords(new Refused('unavailable', 'vault.db is gone; bring it back', [issue]))).toBe('Refused: vault.db is gone; bring it back');
  });

  it('bug-1084: says once what is the whole fault, and of which field', () => {
    expect(refusalInWords(notFound('goal', 'goal N9', 'give another'))).toBe('Refused: goal: goal N9 does not exist\n  → give another');
  });

  it('names every fault', () => {
    const issues = ['a', 'b'].map((field) => ({ field, problem: `${field} is wrong`, remedy: `mend ${field}` }));
    expect(refusalInWords(new Refused('invalid', 'two faults', issues)).split('\n')).toHaveLength(5);
  });
});

describe('an answer in the terminal', () => {
  it('bug-469: lets nothing that others wrote command the terminal, and keeps lines, letters and signs', () => {
    expect(printable('\u001B[2J\u001B[HNothing was altered\r\u009B1A\u202Ekrow')).toBe('�[2J�[HNothing was altered��1A�krow');
    expect(printable('Mål nådd ✓\n\t– «42»')).toBe('Mål nådd ✓\n\t– «42»');
  });
});

describe('a line of progress', () => {
  it.each([
    [300, 1000, 140, '300/1000 lines (140/s, 5 s left)'],
    [0, 1000, 0, '0/1000 lines (0/s, ? s left)'],
    [300, null, 140, '300 lines (140/s)'],
  ])('after %p of %p at %p a second is "%s"', (done, total, rate, words) => {
    expect(progressLine(done, total, 'lines', rate)).toBe(words);
  });
});
