import { Refused } from '#kernel';
import type { DataOf, mustBeApproved, publishReport } from '#domain';

/** A report whose present edition is approved. */
export type ApprovedReport = ReturnType<typeof mustBeApproved>;

/** What publishing a report needs done before it can be recorded. */
export interface ReportWork {
  /** Renders the edition as it was approved and keeps its files: what the event is to say of them. Repeatable: equal files lie once. */
  publication(report: ApprovedReport): Promise<DataOf<typeof publishReport>>;
}

/** Where nothing renders. */
export const NO_RENDERER: ReportWork = {
  publication: () => {
    const problem = 'reports are not rendered here';
    return Promise.reject(new Refused('unavailable', problem, [{ field: 'report', problem, remedy: 'publish it where the ledger is served' }]));
  },
};
