import { optionsFrom } from './options.js';

const NAMES = ['http', 'start'];

describe('the options', () => {
  it('measure everything at full size when nothing is said', () => {
    expect(optionsFrom([], NAMES)).toEqual({ json: false, only: NAMES, events: 1_000_000, writes: 20_000, rounds: 5 });
  });

  it('choose figures, shrink the run and ask for lines', () => {
    const args = ['--json', '--only', 'start', '--events', '100000', '--writes', '64', '--rounds', '2'];
    expect(optionsFrom(args, NAMES)).toEqual({ json: true, only: ['start'], events: 100_000, writes: 64, rounds: 2 });
  });

  it.each([
    [['--only', 'nothing'], /--only nothing: there is no such figure; choose among http, start/],
    [['--events', '999'], /--events 999: give a whole number, at least 1000/],
    [['--rounds', '0'], /--rounds 0/],
    [['--writes', 'many'], /--writes many/],
    [['--fast'], /--fast/],
  ])('refuse %p with what would be right', (args, message) => {
    expect(() => optionsFrom(args, NAMES)).toThrow(message);
  });
});
