import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bookmark } from './bookmark.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-bookmark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a bookmark', () => {
  it('keeps the place, also one beyond what a number holds', () => {
    const place = { position: { commit: 2n ** 63n + 1n, prepare: 0n }, seq: 41, id: 'some-id' };
    new Bookmark(join(folder, 'place')).write(place);
    expect(new Bookmark(join(folder, 'place')).read()).toEqual(place);
  });

  it('that is missing or damaged is none', () => {
    const path = join(folder, 'place');
    expect(new Bookmark(path).read()).toBeNull();
    for (const text of ['', '{"commit":', 'null', '{}', '{"commit":"x","prepare":"1","seq":0,"id":"i"}', '{"commit":"1","prepare":"1","seq":0.5,"id":"i"}']) {
      writeFileSync(path, text);
      expect(new Bookmark(path).read()).toBeNull();
    }
  });
});
