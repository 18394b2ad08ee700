import { createHash } from 'node:crypto';
import { idFromDigest, isName, isUuid, parseName, randomToken, timeOrderedId } from './index.js';

describe('ids', () => {
  it('sort by the millisecond they were made in, and are never alike', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => timeOrderedId(1_700_000_000_000_000 + i * 1000));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(5000);
    expect(ids.every(isUuid)).toBe(true);
    expect(ids[0]?.[14]).toBe('7');
  });

  it('are never alike within a millisecond either, nor are tokens, of 128 random bits unless told otherwise', () => {
    expect(new Set(Array.from({ length: 5000 }, () => timeOrderedId(1_700_000_000_000_000))).size).toBe(5000);
    const tokens = Array.from({ length: 100 }, () => randomToken());
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.filter((token) => !/^[\w-]{22}$/.test(token))).toEqual([]);
    expect(Buffer.from(randomToken(32), 'base64url')).toHaveLength(32);
  });

  it('are not to be found in a longer text', () => {
    const id = timeOrderedId(0);
    expect([isUuid(id), isUuid(`a${id}`), isUuid(`${id}a`)]).toEqual([true, false, false]);
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

  it('a name is read as it is, or refused with what one may be', () => {
    expect(parseName('N1.2')).toBe('N1.2');
    const remedy = 'use 1–64 letters a–z, digits, or . _ ~ - and begin with a letter or digit';
    const problem = '"a b" can\'t be used as an id';
    expect(() => parseName('a b', 'unit')).toThrow(expect.objectContaining({ kind: 'invalid', issues: [{ field: 'unit', problem, remedy }] }));
    expect(() => parseName('a b')).toThrow(expect.objectContaining({ issues: [{ field: 'id', problem, remedy }] }));
  });
});
