import { mustBeApproved, mustBeDrafted, streams, type LedgerState, type PlanState, type Report, type ReportFigures, type ReportState } from '#domain';
import { Broken, endOfDay } from '#kernel';
import type { Preparation, Prepared, PreparationSources } from './preparation.js';

interface OfReport {
  readonly report: string;
}
type Figures = Pick<ReportFigures, 'cutOff' | 'cutOffOn'>;

/** What decisions on reports need to know of the plan and the ledger; publishing one renders it first. */
export const reportPreparations: Readonly<Record<string, Preparation>> = {
  draftReport: (said: Figures & { readonly plan: string }, sources) => horizon(said.plan, said, sources),
  setReportBasis: async (said: Figures & OfReport, sources) => horizon((await reportOf(said, sources)).plan, said, sources),
  draftEdition: async (said: Figures & OfReport, sources) => horizon((await reportOf(said, sources)).plan, said, sources),
  approveReport: async (said: OfReport, sources) => {
    const { plan, figures } = await reportOf(said, sources);
    return horizon(plan, figures, sources);
  },
  writeProse: async (said: OfReport, sources) => {
    const { plan } = await reportOf(said, sources);
    return { known: { plan: await stateOf<PlanState>(streams.plan(plan), sources) } };
  },
  publishReport: async (said: OfReport, sources) => ({ data: await sources.reports.publication(mustBeApproved(await reportOf(said, sources))) }),
};

/** @throws Refused `not-found` naming `report` */
async function reportOf({ report }: OfReport, sources: PreparationSources): Promise<Report> {
  return mustBeDrafted(await stateOf<ReportState>(streams.report(report), sources), report);
}

/** The plan, and how far the ledger reaches with the cut-off that is said; the plan alone where there is none. */
async function horizon(plan: string, { cutOff, cutOffOn }: Figures, sources: PreparationSources): Promise<Prepared> {
  const { reader } = sources;
  const [adopted] = await reader.readStream(streams.plan(plan), { limit: 1 });
  if (adopted === undefined) return { known: { plan: null } };
  const ledger = await stateOf<LedgerState>(streams.ledger(), sources);
  if (ledger === null) throw new Broken('a plan was adopted before the ledger was opened');
  const end = (await reader.head()).seq;
  const reached = cutOffOn === null ? end : await reader.seqBefore(endOfDay(cutOffOn, ledger.timeZone));
  const known = await reader.roundDown(cutOff === null ? reached : Math.min(cutOff, end));
  return { known: { plan: await stateOf<PlanState>(streams.plan(plan), sources), horizon: { end, planAdopted: adopted.seq, cutOff: known } } };
}

async function stateOf<S>(stream: string, { streams: folded }: PreparationSources): Promise<S> {
  return (await folded.load(stream)).state as S;
}
