import fc from 'fast-check';
import { parseJson, Refused } from './index.js';

function refusal(text: string): Refused {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('the text was accepted');
}

describe('reading JSON from outside', () => {
  it('reads whatever JSON.stringify wrote, and gives the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
        // with spaces it is no longer what a program writes, and is looked through name by name
        expect(parseJson(` ${JSON.stringify(value, null, 1)} `)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('takes no word for a name: a text may be like another, like a name, or like one that may not be used', () => {
    for (const text of [' "prototype" ', '["a", "a"]', '{"a": "a", "b": "a"}', '{ "a": "constructor" }', '[{"a": 1}, {"a": [{"a": 2}]}]']) {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }
  });

  it.each([
    ['{"a":1,"b":{"c":2,"c":3}}', 'b.c', 'more than once'],
    ['{"a":1,"\\u0061":2}', 'a', 'more than once'],
    ['[{"x":1},{"x":1,"x":1}]', '[1].x', 'more than once'],
    ['{"value":9007199254740993}', 'value', '9007199254740993 loses precision'],
    ['{"list":[1, 0.1234567890123456789]}', 'list[1]', 'loses precision'],
    ['{"value":1e400}', 'value', 'loses precision'],
    ['{"value":1e-400}', 'value', 'loses precision'],
    ['{"value":1E400}', 'value', 'loses precision'],
    ['{"a":[1],"b":{"d":[[]]},"a":2}', 'a', 'more than once'],
    ['9007199254740993', 'body', 'loses precision'],
    ['{"a":{"__proto__":{}}}', 'a.__proto__', 'may not be used'],
    ['{"constructor":1}', 'constructor', 'may not be used'],
    ['{"a":[{"prototype":1}]}', 'a[0].prototype', 'may not be used'],
  ])('refuses %s, naming %s', (text, field, problem) => {
    const refused = refusal(text);
    expect(refused.kind).toBe('invalid');
    expect(refused.issues).toEqual([expect.objectContaining({ field, problem: expect.stringContaining(problem) as string })]);
  });

  it('names every field that is wrong, not only the first, and says what would be right', () => {
    const { message, issues } = refusal('{"a":9007199254740993,"b":{"__proto__":1},"a":2}');
    expect(issues).toEqual([
      {
        field: 'a',
        problem: '9007199254740993 loses precision as a JSON number',
        remedy: 'send it as text, in quotes: "9007199254740993"',
      },
      { field: 'b.__proto__', problem: 'is a name that may not be used', remedy: 'leave it out' },
      { field: 'a', problem: 'is given more than once', remedy: 'give it once' },
    ]);
    expect(message).toBe('a: 9007199254740993 loses precision as a JSON number; b.__proto__: is a name that may not be used; a: is given more than once');
  });

  it('shows 60 characters of a name whole, and cuts a longer one', () => {
    const [whole, longer] = ['a'.repeat(60), 'a'.repeat(61)];
    expect(refusal(`{"${whole}":1,"${whole}":1}`).issues[0]?.field).toBe(whole);
    expect(refusal(`{"${longer}":1,"${longer}":1}`).issues[0]?.field).toBe(`${whole}…`);
  });

  it.each(['9007199254740991', '0.1', '1.50', '-0', '123456789012345', '1e3', '0.30000000000000004'])(
    'keeps %s, which a double holds as it is written',
    (text) => {
      expect(parseJson(text)).toBe(Number(text));
    },
  );

  it('is not misled by braces, commas and quotes inside strings', () => {
    expect(parseJson('{"a":"{\\"a\\":1,","b":"9007199254740993"}')).toEqual({ a: '{"a":1,', b: '9007199254740993' });
  });

  it('refuses nesting deeper than 32, and reads 32', () => {
    expect(() => parseJson('['.repeat(32) + ']'.repeat(32))).not.toThrow();
    expect(refusal('['.repeat(33) + ']'.repeat(33)).issues).toEqual([
      { field: '[0]'.repeat(32), problem: 'is nested deeper than 32', remedy: 'send it flatter' },
    ]);
    expect(refusal('['.repeat(500_000) + ']'.repeat(500_000)).kind).toBe('invalid');
  });

  it.each([
    ['a name given many times', `{${'"a":1,'.repeat(100_000)}"a":1}`],
    ['a long name given twice', `{"${'a'.repeat(100_000)}":1,"${'a'.repeat(100_000)}":1}`],
    ['a long number', `[0.${'0'.repeat(100_000)}1]`],
  ])('bug-121: a refusal of %s is short, so that it costs less than what it refuses', (_, text) => {
    const { message, issues } = refusal(text);
    expect(issues.length).toBeGreaterThan(0);
    expect(JSON.stringify([message, issues]).length).toBeLessThan(20_000);
  });

  it('reads a string of a million escapes', () => {
    const text = JSON.stringify('"\\'.repeat(500_000));
    expect(parseJson(text)).toHaveLength(1_000_000);
  });

  it('leaves broken JSON to be a SyntaxError', () => {
    expect(() => parseJson('{"a":')).toThrow(SyntaxError);
  });
});
