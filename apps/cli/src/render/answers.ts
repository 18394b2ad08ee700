import type { StatusInWords } from '#application';
import type { LedgerEvent, Timeline } from '#projections';
import type { Answered } from '../door/door.js';

/** Where every statement of a plan stands. */
export interface PlanStatusAnswer extends Answered {
  readonly plan: string;
  readonly items: readonly StatusInWords[];
}

export type TimelineAnswer = Answered & Timeline;

/** An event with the plain sentence that tells it. */
export type ToldEvent = Pick<LedgerEvent, 'seq' | 'recordedAt'> & { readonly sentence: string };

export interface HistoryAnswer extends Answered {
  readonly items: readonly (ToldEvent & Pick<LedgerEvent, 'validFrom'>)[];
  readonly next: string | null;
}

/** How one goal stood before and after; null where its statement was not adopted yet. */
export interface GoalChange {
  readonly goalId: string;
  readonly wording: StatusInWords['wording'];
  readonly before: StatusInWords | null;
  readonly after: StatusInWords | null;
  readonly events: readonly ToldEvent[];
}

export interface ChangesAnswer extends Answered {
  readonly items: readonly GoalChange[];
}
