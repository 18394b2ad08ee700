import { parseInstant } from '#kernel';
import { ANSWERED, day } from '../testing/answers.js';
import { renderHistory } from './history.js';

const told = {
  seq: 12,
  recordedAt: parseInstant('2023-02-14T23:30:00Z'),
  validFrom: day('2022-12-31'),
  actorName: 'Kari Nordmann',
  role: 'recorder' as const,
  sentence: 'Tallet ble rettet til 240.',
};

describe('a history', () => {
  it("dates each sentence by the ledger's own time zone, not by UTC", () => {
    expect(renderHistory({ ...ANSWERED, items: [told], next: null }, 'nb', 100)).toMatch(
      /12 +15\.02\.2023 +31\.12\.2022 +Kari Nordmann +Tallet ble rettet til 240\./,
    );
  });

  it.each([
    ['nb', 'Hvem', 'planlegger'],
    ['nn', 'Kven', 'planleggjar'],
    ['en', 'Who', 'planner'],
  ] as const)('tells the role in place of a name that is erased, in %s', (language, heading, role) => {
    const shown = renderHistory({ ...ANSWERED, items: [{ ...told, actorName: null, role: 'planner' }], next: null }, language, 100);
    expect(shown).toContain(heading);
    expect(shown).toMatch(new RegExp(`${role} +Tallet`));
  });

  it('fits a narrow terminal', () => {
    const long = { ...told, actorName: 'Medlemsregisteret for hele forbundet', sentence: 'Et ord til. '.repeat(30) };
    const lines = renderHistory({ ...ANSWERED, items: [long], next: null }, 'nb', 80)
      .split('\n')
      .slice(1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says how to go on when there is more', () => {
    expect(renderHistory({ ...ANSWERED, items: [told], next: '12' }, 'en', 100)).toContain('There are more: go on with --cursor 12');
  });

  it('says so when nothing happened', () => {
    expect(renderHistory({ ...ANSWERED, items: [], next: null }, 'nn', 100)).toContain('Ingenting å vise.');
  });
});
