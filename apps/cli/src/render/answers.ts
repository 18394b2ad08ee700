import type { StatusInWords } from '#application';
import type { Timeline } from '#projections';
import type { Answered } from '../door/door.js';

/** Where every statement of a plan stands. */
export interface PlanStatusAnswer extends Answered {
  readonly plan: string;
  readonly items: readonly StatusInWords[];
}

export type TimelineAnswer = Answered & Timeline;

/** An event as a plain sentence. */
export interface ToldEvent {
  readonly seq: number;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly validFrom?: string | null;
  readonly type: string;
  readonly sentence: string;
}

export interface HistoryAnswer extends Answered {
  readonly items: readonly ToldEvent[];
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
  readonly from: unknown;
  readonly to: unknown;
  readonly items: readonly GoalChange[];
}
