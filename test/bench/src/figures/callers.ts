import { OTHER_SERIES, otherCounts, type Count } from '../ledger/things.js';

export const CALLERS = 64;

/**
 * Lets 64 callers give counts one after the other, each in a series of its own and none before its last is answered, until `total` are
 * given. Each call goes on where the one before ended.
 */
export function callersOf(give: (count: Count, caller: number) => Promise<unknown>): (total: number) => Promise<number> {
  const given = Array.from({ length: CALLERS }, () => 0);
  return async (total) => {
    const each = Math.ceil(total / CALLERS);
    await Promise.all(
      given.map(async (before, caller) => {
        for (const count of otherCounts(caller % OTHER_SERIES, before, each)) await give(count, caller);
        given[caller] = before + each;
      }),
    );
    return each * CALLERS;
  };
}
