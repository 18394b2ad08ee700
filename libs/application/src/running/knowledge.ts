import { parseDate } from '#kernel';
import { adoptedElsewhere, listDelivery, reachedSeq, type PageRequest, type ViewsReader } from '#projections';
import type { Knowledge } from '../commands/index.js';

/** Facts of every day, also of days to come. */
const AT_ANY_TIME = parseDate('2199-12-31');
const FACTS_AT_ONCE = 1000;

/** Answers what the command side needs to know across streams, from the read models as they are now. */
export function readModelKnowledge(views: ViewsReader): Knowledge {
  return {
    statementsElsewhere: (plan, statements) => views.snapshot((read) => adoptedElsewhere(read, plan, statements)),
    async *factsOfDelivery(delivery) {
      const seq = await views.snapshot(reachedSeq);
      let cursor: string | null = null;
      do {
        const request: PageRequest = { cursor, limit: FACTS_AT_ONCE };
        const page = await views.snapshot((read) => listDelivery(read, delivery, { at: AT_ANY_TIME, seq }, request));
        yield page.items.map(({ event }) => event.id);
        cursor = page.next;
      } while (cursor !== null);
    },
  };
}
