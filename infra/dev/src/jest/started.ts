/** The servers that were started for this run of the tests. */
export const started: { stop(): Promise<void> }[] = [];
