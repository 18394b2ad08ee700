import { parseInstant } from '#kernel';
import { ANSWERED, day } from '../testing/answers.js';
import { renderHistory } from './history.js';

const told = { seq: 12, recordedAt: parseInstant('2023-02-14T23:30:00Z'), validFrom: day('2022-12-31'), sentence: 'Tallet ble rettet til 240.' };

describe('a history', () => {
  it("dates each sentence by the ledger's own time zone, not by UTC", () => {
    expect(renderHistory({ ...ANSWERED, items: [told], next: null }, 'nb', 100)).toMatch(/12 +15\.02\.2023 +31\.12\.2022 +Tallet ble rettet til 240\./);
  });

  it('says how to go on when there is more', () => {
    expect(renderHistory({ ...ANSWERED, items: [told], next: '12' }, 'en', 100)).toContain('There are more: go on with --cursor 12');
  });

  it('says so when nothing happened', () => {
    expect(renderHistory({ ...ANSWERED, items: [], next: null }, 'nn', 100)).toContain('Ingenting å vise.');
  });
});
