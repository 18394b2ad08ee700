import type { LedgerEvent } from '#projections';
import type { BuildingDesk } from './desk.js';
import { toldOf } from './changes.js';

describe('a change as the report tells it', () => {
  it('bug 957: names a unit by what it was called, and not by its id', () => {
    const data = { unit: 'branch-20', name: 'Fellesheim avdeling' };
    const renamed = { type: 'UnitRenamed', validFrom: '2024-03-01', mandate: null, reason: null, data } as unknown as LedgerEvent;
    const disclosure = { mayTellEvent: () => true };
    const told = (language: 'nb' | 'nn') =>
      toldOf(renamed, { language, nameOf: (id: string) => id, disclosure } as unknown as BuildingDesk, () => 'Hasseleid avdeling');
    expect([told('nb'), told('nn')]).toEqual([
      'Hasseleid avdeling heter Fellesheim avdeling fra 01.03.2024.',
      'Hasseleid avdeling heiter Fellesheim avdeling frå 01.03.2024.',
    ]);
  });
});
