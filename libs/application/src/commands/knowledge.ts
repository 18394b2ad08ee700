import type { Forecast, NoForecast } from '#goal-types';
import type { CalendarDate } from '#kernel';

/** What the command side needs to know that no single stream says: answered by the read models, so that it may lag behind the log. */
export interface Knowledge {
  /**
   * Of these statement ids, those that another plan than `plan` has adopted, with that plan. Two plans adopted at the same moment may both
   * get through; then the read models say which of them holds the id.
   */
  statementsElsewhere(plan: string, statements: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Whether any plan has adopted a statement of this id; true also where that can't be known in time. */
  isAdopted(statement: string): Promise<boolean>;
  /** Where the goal is heading from what is known now of the day `at`, or why that is not said. @throws Refused `not-found` */
  forecast(goal: string, at: CalendarDate): Promise<Forecast | NoForecast>;
  /** Ids of the facts that came in a delivery and still count, each by its current version, at most 1,000 at a time. @throws Refused `not-found` */
  factsOfDelivery(delivery: string): AsyncIterable<readonly string[]>;
}
