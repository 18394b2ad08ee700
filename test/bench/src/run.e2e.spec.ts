import { jest } from '@jest/globals';
import { figures } from './figures/index.js';
import { run } from './run.js';

jest.setTimeout(400_000);

describe('the benchmark', () => {
  let said: string;
  let complained: string;

  beforeEach(() => {
    said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    complained = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      complained += String(text);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it('measures every figure and says each on a line, however they come out', async () => {
    expect(await run(['--json', '--events', '2000', '--writes', '640', '--rounds', '1'])).toBe(0);
    const lines = said
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly name: string; readonly ratio: number; readonly ours: number; readonly baseline: number });
    expect(lines.map(({ name }) => name)).toEqual(figures.map(({ name }) => name));
    for (const { ratio, ours, baseline } of lines) for (const number of [ratio, ours, baseline]) expect(number).toBeGreaterThan(0);
  });

  it('ends with 2 and says what is wrong with its options', async () => {
    expect(await run(['--only', 'nothing'])).toBe(2);
    expect(said).toBe('');
    expect(complained).toContain('there is no such figure');
  });
});
