/** What deciding needs to know that no single stream says: answered by the read models, so that it may lag behind the log. */
export interface Knowledge {
  /** Of these statement ids, those that another plan than `plan` has adopted, with that plan. */
  statementsElsewhere(plan: string, statements: readonly string[]): Promise<Readonly<Record<string, string>>>;
}
