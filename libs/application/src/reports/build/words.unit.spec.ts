import { daysOfDue, lateWords, NOTES_OF_DATA, typeWords, withoutFullStop } from './words.js';

describe('words of the report’s builder', () => {
  it('bug 954: keep under data quality what is of the data, and not how it went', () => {
    const told = (['belowGate', 'notReported', 'seriesBreak', 'improved', 'gapNarrowed', 'notControllable', 'tooEarly'] as const).filter((note) =>
      NOTES_OF_DATA.has(note),
    );
    expect(told).toEqual(['belowGate', 'notReported', 'seriesBreak']);
  });

  it('bug-1008: say between which places in the ledger that stands which came late', () => {
    expect(lateWords('Medlemmer', [4382, 4390, 6101])).toEqual({
      nb: 'Medlemmer: 3 registreringer (seq 4382–6101).',
      nn: 'Medlemmer: 3 registreringar (seq 4382–6101).',
    });
    expect(lateWords('Medlemmer', [4382]).nb).toBe('Medlemmer: én registrering (seq 4382).');
  });

  it('bug-984: say on which side of its due date a thing came, one day or several', () => {
    expect([-39, -1, 0, 1, 56].map((days) => daysOfDue(days).nb)).toEqual(['dager før', 'dag før', 'dager', 'dag etter', 'dager etter']);
    expect([-39, -1, 0, 1, 56].map((days) => daysOfDue(days).nn)).toEqual(['dagar før', 'dag før', 'dagar', 'dag etter', 'dagar etter']);
  });

  it('bug-985: end no heading with a full stop, and keep what is left out of a text', () => {
    expect(['Medlemstallet skal øke.', 'Det digitale', 'Og så videre …', 'Og så …', 'Og så...', 'Hvem? '].map(withoutFullStop)).toEqual([
      'Medlemstallet skal øke',
      'Det digitale',
      'Og så videre …',
      'Og så …',
      'Og så...',
      'Hvem?',
    ]);
  });

  it('bug 955: use one verb in nynorsk', () => {
    expect(typeWords('value', 'Q1').nn).toBe('blir rekna ut frå tal (Q1)');
    expect(typeWords('coverage', null).nn).toBe('blir talt over einingar');
  });
});
