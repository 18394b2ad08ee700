import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { canonicalText } from './canonical.js';

const name = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', '10', '9', '1a', 'b', 'a', '{"1', ',"2', '\\ud83d', '€', '😀', '\ufb33', 'toString'),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), name),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(name, tie('value')), { maxLength: 5 })
      .map((entries) => JSON.parse(`{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${JSON.stringify(inner)}`).join()}}`) as unknown),
  ),
}));

describe('canonical text', () => {
  it('is what RFC 8785 says of any JSON', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalText(any)).toBe(canonicalJson(any));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves out what is undefined', () => {
    expect(canonicalText({ b: undefined, a: [1, { d: 1, c: 2 }] })).toBe('{"a":[1,{"c":2,"d":1}]}');
  });

  it('refuses half a character wherever it stands, and what is no number', () => {
    const problem = 'holds half of a surrogate pair, which is no character';
    const issue = { field: 'data', problem, remedy: 'send text that was not cut inside a character' };
    for (const half of ['a\ud83d', { note: '\ude00' }, { '\ud83d': 1 }]) {
      expect(() => canonicalText(half)).toThrow(expect.objectContaining({ kind: 'invalid', message: `data: ${problem}`, issues: [issue] }));
    }
    for (const no of [Number.NaN, [Number.POSITIVE_INFINITY]]) expect(() => canonicalText(no)).toThrow(/has no JSON/);
  });

  it('takes text that merely looks like half a character', () => {
    expect(canonicalText('\\ud83d')).toBe(String.raw`"\\ud83d"`);
  });
});
