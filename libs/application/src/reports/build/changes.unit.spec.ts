import { parseDate, parseInstant } from '#kernel';
import type { LedgerEvent } from '#projections';
import { toldOf } from './changes.js';

describe('a change as the report tells it', () => {
  it('bug 957: names a unit by what it was called, and not by its id', () => {
    const renamed: LedgerEvent<'UnitRenamed'> = {
      seq: 7,
      id: 'renamed',
      stream: 'organisation',
      revision: 3,
      recordedAt: parseInstant('2024-02-01T10:00:00.000000Z'),
      part: [1, 1],
      actor: 'p-1',
      role: 'board',
      mandate: null,
      reason: null,
      causation: null,
      type: 'UnitRenamed',
      validFrom: parseDate('2024-03-01'),
      validTo: null,
      corrects: null,
      data: { unit: 'branch-20', name: 'Fellesheim avdeling' },
    };
    const disclosure = { mayTellEvent: () => true };
    const told = (language: 'nb' | 'nn') => toldOf(renamed, { language, nameOf: (id) => id, disclosure }, () => 'Hasseleid avdeling');
    expect([told('nb'), told('nn')]).toEqual([
      'Hasseleid avdeling heter Fellesheim avdeling fra 01.03.2024.',
      'Hasseleid avdeling heiter Fellesheim avdeling frå 01.03.2024.',
    ]);
  });
});
