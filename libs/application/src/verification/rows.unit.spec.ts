import { Findings, verificationOf } from '#publishing';
import type { StoredEvent } from '#event-store';
import { rowsIn } from './rows.js';

const sound = { seq: 0, id: 'a', stream: 's', revision: 0, envelope: '{}', salt: '', payload: '{}' };

describe('the rows of a damaged log', () => {
  it.each([
    ['no envelope', { envelope: null }],
    ['an envelope of bytes', { envelope: new Uint8Array(2) }],
    ['a number for its payload', { payload: 7 }],
    ['no revision', { revision: null }],
  ])('bug-491: are told of and passed over where one has %s', async (_, damage) => {
    const page = [sound, { ...sound, seq: 1, ...damage }, { ...sound, seq: 2 }] as readonly StoredEvent[];
    const findings = new Findings();
    const groups: (readonly (StoredEvent | null)[])[] = [];
    for await (const group of rowsIn({ readAll: async (after) => page.slice(after + 1) }, 2, findings)) groups.push(group);
    expect(groups).toEqual([[page[0], null, page[2]]]);
    expect(verificationOf(findings, null).faults).toMatchObject([{ kind: 'entryUnreadable', event: { seq: 1 } }]);
  });
});
