import { EMPTY_ROOT } from '#transparency';
import { contradiction } from './contradiction.js';
import { TestLog } from './testing/test-log.js';

const log = new TestLog();

describe('a checkpoint that somebody else holds', () => {
  it('contradicts nothing where the log continues it, from the empty tree on and of the same size', async () => {
    const ours = await log.signed(9);
    const empty = { origin: log.origin, size: 0, root: EMPTY_ROOT };
    for (const theirs of [empty, await log.checkpoint(1), await log.checkpoint(8), await log.checkpoint(9)]) {
      expect(await contradiction(ours, theirs)).toBeNull();
    }
  });

  it('over more than the log has shows that it was rolled back', async () => {
    expect(await contradiction(await log.signed(8), await log.checkpoint(9))).toBe(
      'holds a checkpoint that this log signed over 9 entries, and the log has 8: the ledger was rolled back, or another copy of it is running',
    );
  });

  it('that the log does not continue shows two histories', async () => {
    for (const size of [8, 9]) {
      expect(await contradiction(await log.signed(9), await log.checkpoint(size, 1))).toBe(
        `holds a checkpoint that this log signed over ${size} entries, which the log does not continue: two histories of it were signed`,
      );
    }
  });
});
