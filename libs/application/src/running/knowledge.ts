import { adoptedElsewhere, type ViewsReader } from '#projections';
import type { Knowledge } from '../commands/index.js';

/** Answers what deciding needs to know across streams, from the read models as they are now. */
export function readModelKnowledge(views: ViewsReader): Knowledge {
  return {
    statementsElsewhere: (plan, statements) => views.snapshot((read) => adoptedElsewhere(read, plan, statements)),
  };
}
