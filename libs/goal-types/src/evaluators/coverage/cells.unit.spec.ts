import fc from 'fast-check';
import { courseOfDue, isCovered, lightOf, resultOf, shareOf, tallyOf, type Cell, type CellState } from './cells.js';

const states: readonly CellState[] = ['done', 'notDone', 'notReported', 'waiting', 'exempt', 'notApplicable'];
const cells = fc.array(fc.constantFrom(...states).map((state): Cell => ({ subject: 'x', state, events: [] })));
const required = fc.integer({ min: 1, max: 100 }).map((percent) => String(percent / 100));
const turned = (list: readonly Cell[], from: CellState, to: CellState) => list.map((cell) => (cell.state === from ? { ...cell, state: to } : cell));

describe('a tally of cells', () => {
  it('counts every cell once, with the exempt and those it does not apply to outside the denominator', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const { eligible, ...each } = tallyOf(list);
        expect(Object.values(each).reduce((sum, count) => sum + count, 0)).toBe(list.length);
        expect(eligible).toBe(list.length - each.exempt - each.notApplicable);
        expect(shareOf(tallyOf(list))?.toNumber() ?? null).toBe(eligible === 0 ? null : each.done / eligible);
      }),
    );
  });

  it('decides only what stays so however the silent answer', () => {
    fc.assert(
      fc.property(cells, required, (list, share) => {
        const verdict = isCovered(share, tallyOf(list));
        fc.pre(verdict !== null);
        for (const answer of ['done', 'notDone'] as const) {
          expect(isCovered(share, tallyOf(turned(turned(list, 'notReported', answer), 'waiting', answer)))).toBe(verdict);
        }
      }),
    );
  });

  it('never gets worse when one more has done it', () => {
    const order = ['notReached', 'partly', 'notDecidable', 'reached'];
    fc.assert(
      fc.property(cells, required, (list, share) => {
        const better = resultOf(share, tallyOf([...turned(list, 'notDone', 'done')]));
        expect(order.indexOf(better)).toBeGreaterThanOrEqual(order.indexOf(resultOf(share, tallyOf(list))));
      }),
    );
  });

  it('has no course before anything is due, or as long as silence hides it, and is never on course by that', () => {
    fc.assert(
      fc.property(cells, required, (list, share) => {
        const tally = tallyOf(list);
        const course = courseOfDue(share, tally);
        if (tally.done === 0) expect(course).not.toBe('onCourse');
        if (tally.notDone === 0) expect(course).not.toBe('behind');
        expect(course === 'tooEarly').toBe(tally.waiting > 0 && tally.waiting === tally.eligible);
      }),
    );
  });

  it('is fresh only when all have answered', () => {
    fc.assert(
      fc.property(cells, fc.boolean(), (list, settled) => {
        const tally = tallyOf(list);
        const answered = tally.done + tally.notDone + tally.exempt;
        expect(lightOf(tally, settled) === 'fresh').toBe(answered > 0 && tally.notReported + tally.waiting === 0);
      }),
    );
  });
});
