import { createHash } from 'node:crypto';
import { idFromDigest, isName, isUuid, timeOrderedId } from './index.js';

describe('ids', () => {
  it('sort by the millisecond they were made in, and are never alike', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => timeOrderedId(1_700_000_000_000_000 + i * 1000));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(5000);
    expect(ids.every(isUuid)).toBe(true);
    expect(ids[0]?.[14]).toBe('7');
  });

  it('made from a digest are UUIDv8, pinned by this vector', () => {
    expect(idFromDigest(createHash('sha256').update('fremdrift').digest())).toBe('d97982d1-6fa6-8b2d-9221-f6c9087938b9');
  });

  it.each([
    ['N1.2', true],
    ['branch-017', true],
    ['', false],
    ['-x', false],
    ['a b', false],
    ['a/b', false],
    ['ø', false],
    ['a'.repeat(65), false],
  ])('%p as a name: %p', (text, answer) => {
    expect(isName(text)).toBe(answer);
  });
});
