import { inQuotes } from './in-quotes.js';

describe('data on the command line', () => {
  it('bug 944: is one argument, whatever the title of an entry holds', () => {
    const data = { entry: 'E1', title: "Kurs'; touch /tmp/x; '\n$(id) `id` \\u0027" };
    const line = inQuotes(data);
    expect(line).toMatch(/^'[^'\n]*'$/);
    expect(JSON.parse(line.slice(1, -1))).toEqual(data);
  });
});
