import type { ErasureInWords } from '#application';
import type { Instant } from '#kernel';
import { ANSWERED } from '../testing/answers.js';
import { erasedBefore, renderErasures } from './erasures.js';

const deed = { eventId: 'e', seq: 5, recordedAt: '2026-11-22T10:00:00.000000Z' as Instant, actor: 'actor-1', actorName: 'Kari', reason: 'sak 26/114' };
const item: ErasureInWords = {
  erasure: 'case-1',
  stage: 'pending',
  texts: [{ event: '018c0000-0000-7000-8000-000000000001', path: '/data/note', erased: null }],
  files: [],
  people: [
    { actor: 'actor-2', erased: 3 },
    { actor: 'actor-3', erased: 3 },
  ],
  proposed: deed,
  settled: null,
  owed: 0,
};
const confirmed: ErasureInWords = { ...item, stage: 'confirmed', settled: { ...deed, seq: 6, actorName: '[erased at seq 9]' } };
const backup = { id: 'i', path: '/backups/1', takenAt: deed.recordedAt, seq: 4 };
const shown = (items: readonly ErasureInWords[], owed: { erasures: number; since: Instant; by: string } | null = null) =>
  renderErasures({ ...ANSWERED, items, backups: [{ ...backup, owed: owed as never }], revision: 0 }, 200);

describe('the list of erasures', () => {
  it('says how much each takes, who asked and why, and what is to be done', () => {
    expect(shown([item])).toMatch(
      /case-1 +1 text, 2 names +22 November 2026 by Kari: sak 26\/114 +pending: somebody else must confirm it \(fremdrift erase confirm case-1\)/,
    );
    expect(shown([])).toContain('Nothing was asked to be erased.');
  });

  it('says who confirmed it, and what is owed still, here and in backups', () => {
    expect(shown([confirmed])).toMatch(/erased at seq 6, 22 November 2026 by \[erased at seq 9\]: sak 26\/114\n/);
    expect(shown([{ ...confirmed, owed: 2 }])).toContain("OWED: old bytes of 2 are in the vault's write-ahead log");
    expect(shown([confirmed])).toMatch(/\/backups\/1 +22 November 2026 +none owed/);
    expect(shown([confirmed], { erasures: 1, since: deed.recordedAt, by: '2026-12-22' })).toContain('OWED: 1, by 2026-12-22');
  });

  it('says what of a proposal was erased before', () => {
    expect(erasedBefore(item)).toEqual(['Of these, 2 were erased before (seq 3); erasing again is harmless.']);
    expect(erasedBefore({ ...item, people: [] })).toEqual([]);
  });
});
