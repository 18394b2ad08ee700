import { adoptedElsewhere, goalForecast, isAdopted, listDelivery, reachedSeq, type Page, type FactItem, type ViewsReader } from '#projections';
import { Broken, type CalendarDate } from '#kernel';
import type { Knowledge } from '../commands/index.js';

const FACTS_AT_A_TIME = 1000;
/** A delivery is retracted whole, also what it says of days to come. */
const LAST_DAY = '2199-12-31' as CalendarDate;

/** Answers what deciding needs to know across streams, from the read models, once `caughtUp` has waited for them as long as it will. */
export function readModelKnowledge(views: ViewsReader, caughtUp: () => Promise<boolean>): Knowledge {
  return {
    statementsElsewhere: async (plan, statements) => {
      await caughtUp();
      return views.snapshot((read) => adoptedElsewhere(read, plan, statements));
    },
    isAdopted: async (statement) => {
      const seen = () => views.snapshot((read) => isAdopted(read, statement));
      if (await seen()) return true; // which no later event changes, so most need not wait
      return !(await caughtUp()) || seen();
    },
    forecast: async (goal, at) => {
      await caughtUp();
      const { forecast, none } = await views.snapshot(async (read) => goalForecast(read, goal, { at, seq: await reachedSeq(read) }));
      const said = forecast ?? none;
      if (said === null) throw new Broken(`there is neither a forecast of ${goal} nor a reason why not`);
      return said;
    },
    factsOfDelivery: async function* (delivery) {
      let cursor: string | null = null;
      do {
        const after: string | null = cursor;
        const page: Page<FactItem> = await views.snapshot(async (read) =>
          listDelivery(read, delivery, { at: LAST_DAY, seq: await reachedSeq(read) }, { cursor: after, limit: FACTS_AT_A_TIME }),
        );
        yield page.items.map(({ event }) => event.id);
        cursor = page.next;
      } while (cursor !== null);
    },
  };
}
