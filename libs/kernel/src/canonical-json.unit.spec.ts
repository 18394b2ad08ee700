import { Broken, canonicalJson } from './index.js';

describe('canonical JSON (RFC 8785)', () => {
  it('sorts keys by UTF-16 code units and writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 1e30, '\ud83d\ude00': -0, '\u0080': 4.5, ö: null })).toBe(
      '{"\\r":2,"1":1e+30,"\u0080":4.5,"ö":null,"€":1,"😀":0,"\ufb33":3}',
    );
  });

  it('leaves out what is undefined and does not normalise text', () => {
    expect(canonicalJson({ b: undefined, a: 'A\u030a' })).toBe('{"a":"A\u030a"}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800'])('refuses %p', (value) => {
    expect(() => canonicalJson({ value })).toThrow(/./);
  });

  it('is never made of nothing at all', () => {
    expect(() => canonicalJson(undefined)).toThrow(new Broken('undefined has no canonical JSON'));
  });
});

/** The six files of github.com/cyberphone/json-canonicalization (testdata): what is read, and the bytes that are to come of it. */
const CYBERPHONE: readonly (readonly [file: string, input: string, output: string])[] = [
  ['arrays', '[ 56, { "d": true, "10": null, "1": [ ] } ]', '[56,{"1":[],"10":null,"d":true}]'],
  [
    'french',
    '{ "peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin": "ignore locale" }',
    '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}',
  ],
  [
    'structures',
    String.raw`{ "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ {"e": "yes","E": "no" } ], "A": { } }`,
    String.raw`{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}`,
  ],
  ['unicode', String.raw`{ "Unnormalized Unicode":"A\u030a" }`, '{"Unnormalized Unicode":"A\u030A"}'],
  [
    'values',
    String.raw`{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }`,
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  ],
  [
    'weird',
    String.raw`{ "\u20ac": "Euro Sign", "\r": "Carriage Return", "\u000a": "Newline", "1": "One", "\u0080": "Control\u007f", "\ud83d\ude02": "Smiley", "\u00f6": "Latin Small Letter O With Diaeresis", "\ufb33": "Hebrew Letter Dalet With Dagesh", "</script>": "Browser Challenge" }`,
    String.raw`{"\n":"Newline","\r":"Carriage Return","1":"One","</script>":"Browser Challenge","` +
      '\u0080":"Control\u007F","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","\u{1F602}":"Smiley","\uFB33":"Hebrew Letter Dalet With Dagesh"}',
  ],
];

describe('the six cyberphone vectors', () => {
  it.each(CYBERPHONE)('%s comes out byte for byte', (_, input, output) => {
    expect(Buffer.from(canonicalJson(JSON.parse(input)))).toEqual(Buffer.from(output));
  });
});
