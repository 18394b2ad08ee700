import { membershipOf, TRUE_TOTALS, type BranchMonth } from './membership.js';
import { sampleMoments } from './moments.js';
import { randomFrom } from './random.js';

const membership = membershipOf(randomFrom(7));
const all = [...membership.values()].flat();
const monthOn = (unit: string, on: string) => membership.get(unit)?.find((month) => month.on === on) as BranchMonth;

describe('the made-up membership', () => {
  it('adds up to the union that the story tells of, at the end of every year', () => {
    for (const [year, total] of Object.entries(TRUE_TOTALS)) {
      const counted = all.filter(({ on }) => on === `${year}-12-31`).reduce((sum, { members }) => sum + members, 0);
      expect(counted).toBe(total);
    }
  });

  it('lets nobody appear or vanish: each count is the one before, plus joiners, less leavers, save where branches merge', () => {
    for (const [unit, months] of membership) {
      months.slice(1).forEach((month, index) => {
        const before = months[index] as BranchMonth;
        const merged = unit === sampleMoments.merger.into && month.on === '2022-07-31' ? monthOn(sampleMoments.merger.from, '2022-06-30').members : 0;
        expect(month.members).toBe(before.members + month.joined - month.left + merged);
      });
    }
  });

  it('has no count below one, and no negative flow', () => {
    expect(Math.min(...all.map(({ members }) => members))).toBeGreaterThan(0);
    expect(Math.min(...all.flatMap(({ joined, left }) => [joined, left]))).toBeGreaterThanOrEqual(0);
  });

  it('ends the merged branch with the month before the merger', () => {
    expect(membership.get(sampleMoments.merger.from)?.at(-1)?.on).toBe('2022-06-30');
  });

  it('strikes those who had not paid in the month of the clean-up', () => {
    const { unit, struck } = sampleMoments.seriesBreak;
    expect(monthOn(unit, '2023-06-30').left).toBeGreaterThanOrEqual(struck);
    expect(monthOn(unit, '2023-05-31').members - monthOn(unit, '2023-06-30').members).toBeGreaterThan(struck / 2);
  });
});
