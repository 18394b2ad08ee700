import { NOTES_OF_DATA, typeWords } from './words.js';

describe('words of the report’s builder', () => {
  it('bug 954: keep under data quality what is of the data, and not how it went', () => {
    const told = (['belowGate', 'notReported', 'seriesBreak', 'improved', 'gapNarrowed', 'notControllable', 'tooEarly'] as const).filter((note) =>
      NOTES_OF_DATA.has(note),
    );
    expect(told).toEqual(['belowGate', 'notReported', 'seriesBreak']);
  });

  it('bug 955: use one verb in nynorsk', () => {
    expect(typeWords('value', 'Q1').nn).toBe('vert rekna ut frå tal (Q1)');
    expect(typeWords('coverage', null).nn).toBe('vert talt over einingar');
  });
});
