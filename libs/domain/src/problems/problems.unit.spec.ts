import { z } from 'zod';
import { closest } from './closest.js';
import { problemsOf, words } from './problems.js';

const schema = z.strictObject({
  name: z.string(),
  size: z.int().max(10),
  kind: z.enum(['round', 'square']),
  text: z.union([z.string(), z.strictObject({ nb: z.string() })]),
  tags: z.array(z.string()).max(2),
});
const good = { name: 'a', size: 1, kind: 'round', text: 'b', tags: [] };

function found(data: object): readonly object[] {
  return problemsOf(schema.safeParse(data, { error: words }).error?.issues ?? [], data);
}

describe('what a schema finds, in words', () => {
  it('says what stood there and what would be right', () => {
    expect(found(good)).toEqual([]);
    expect(found({ ...good, name: 7 })).toEqual([{ path: ['name'], problem: '7 is not accepted here', remedy: 'write a text' }]);
    expect(found({ ...good, size: 11 })).toEqual([{ path: ['size'], problem: '11 is not accepted here', remedy: 'at most 10' }]);
    expect(found({ ...good, kind: 'oval' })).toEqual([{ path: ['kind'], problem: '"oval" is not accepted here', remedy: 'write one of round, square' }]);
    expect(found({ ...good, tags: ['a', 'b', 'c'] })).toEqual([{ path: ['tags'], problem: 'is a list', remedy: 'at most 2 in the list' }]);
  });

  it('names the kinds there are, where an object is of another', () => {
    const shape = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('line') }), z.strictObject({ kind: z.literal('steps') })]);
    const data = { kind: 'curve' };
    expect(problemsOf(shape.safeParse(data, { error: words }).error?.issues ?? [], data)).toEqual([
      { path: ['kind'], problem: '"curve" is not accepted here', remedy: 'write one of line, steps' },
    ]);
  });

  it('says which field is missing', () => {
    const { name: _, ...nameless } = good;
    expect(found(nameless)).toEqual([{ path: ['name'], problem: 'is missing', remedy: 'write a text' }]);
  });

  it('points at an unknown field by its key, and suggests the one that was meant', () => {
    expect(found({ ...good, sise: 1 })).toEqual([
      { path: ['sise'], problem: 'is no field here', remedy: 'did you mean size? otherwise use name, size, kind, text, tags', part: 'key' },
    ]);
  });

  it('speaks of the form that was meant, where there are several', () => {
    expect(found({ ...good, text: { nn: 'b' } })).toMatchObject([{ path: ['text', 'nb'], problem: 'is missing' }, { path: ['text', 'nn'] }]);
    expect(found({ ...good, text: 7 })).toEqual([
      { path: ['text'], problem: '7 is not accepted here', remedy: 'write a text, or write an object with fields' },
    ]);
  });

  it('shows no more than the beginning of a long text', () => {
    const [problem] = found({ ...good, kind: 'x'.repeat(500) }) as readonly { readonly problem: string }[];
    expect(problem?.problem).toHaveLength(82);
  });
});

describe('the closest word', () => {
  it('is the one with the fewest edits, whatever the case', () => {
    expect(closest('wordng', ['role', 'wording', 'parent'])).toBe('wording');
    expect(closest('NETDELTA', ['netDelta', 'shareThreshold'])).toBe('netDelta');
  });

  it('is none when nothing is near', () => {
    expect(closest('colour', ['role', 'wording'])).toBeNull();
    expect(closest('', ['role'])).toBeNull();
  });
});
