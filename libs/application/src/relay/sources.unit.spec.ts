import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomToken } from '#kernel';
import { readSources } from './sources.js';

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-sources-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'sources.json');
const ACTOR = randomToken();

describe('the file of source systems', () => {
  it('says on whose behalf each of them sends; where none is named, nobody sends', () => {
    writeFileSync(file, JSON.stringify({ 'https://members.example.org': ACTOR }));
    expect(readSources(file)).toEqual(new Map([['https://members.example.org', ACTOR]]));
    expect(readSources(null)).toEqual(new Map());
  });

  it.each([
    ['is no JSON', 'members: me', /sources\.json/],
    ['is empty', '', /sources\.json/],
    ['is a list', '[]', /./],
    ['names a source twice (bug-773)', `{"a": "${ACTOR}", "a": "${ACTOR}"}`, /sources\.json.*a: is given more than once/],
    ['names a source with no name', JSON.stringify({ '': ACTOR }), /./],
    ['names no pseudonym', JSON.stringify({ 'https://members.example.org': 'Ola Nordmann' }), /./],
    ['names nobody', JSON.stringify({ 'https://members.example.org': null }), /./],
  ])('is refused by its setting when it %s', (_, text, problem) => {
    writeFileSync(file, text);
    expect(() => readSources(file)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        issues: [expect.objectContaining({ field: expect.stringContaining('FREMDRIFT_SOURCES'), problem: expect.stringMatching(problem) })],
      }),
    );
  });

  it('is refused by its setting when it is missing, or a folder', () => {
    for (const wrong of [join(folder, 'none.json'), folder]) {
      expect(() => readSources(wrong)).toThrow(
        expect.objectContaining({
          kind: 'invalid',
          issues: [expect.objectContaining({ field: 'FREMDRIFT_SOURCES', problem: expect.stringContaining(wrong) })],
        }),
      );
    }
  });
});
