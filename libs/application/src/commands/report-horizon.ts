import type { LedgerState, PlanState, ReportFigures, ReportHorizon, ReportState } from '#domain';
import { mustBeDrafted, streams } from '#domain';
import type { EventReader } from '#event-store';
import { Broken, endOfDay } from '#kernel';
import type { FoldedStreams } from './folded-streams.js';

export interface HorizonSources {
  readonly reader: Pick<EventReader, 'readStream' | 'head' | 'seqBefore' | 'roundDown'>;
  readonly streams: Pick<FoldedStreams, 'load'>;
}

interface KnownPlan {
  readonly plan: PlanState;
}

/** The plan that a report is about. @throws Refused `not-found` naming `report` */
export async function planOfReport(report: string, sources: HorizonSources): Promise<KnownPlan> {
  return { plan: await stateOf<PlanState>(streams.plan((await reportOf(report, sources)).plan), sources) };
}

export async function reportOf(report: string, sources: Pick<HorizonSources, 'streams'>) {
  return mustBeDrafted(await stateOf<ReportState>(streams.report(report), sources), report);
}

/** The plan, and how far the ledger reaches with a cut-off that is said; the plan alone where there is none. */
export async function horizonOf(
  plan: string,
  { cutOff, cutOffOn }: Pick<ReportFigures, 'cutOff' | 'cutOffOn'>,
  sources: HorizonSources,
): Promise<KnownPlan & { readonly horizon?: ReportHorizon }> {
  const { reader } = sources;
  const [adopted] = await reader.readStream(streams.plan(plan), { limit: 1 });
  if (adopted === undefined) return { plan: null };
  const end = (await reader.head()).seq;
  const ledger = await stateOf<LedgerState>(streams.ledger(), sources);
  if (ledger === null) throw new Broken('a plan was adopted before the ledger was opened');
  const before = cutOffOn === null ? end : await reader.seqBefore(endOfDay(cutOffOn, ledger.timeZone));
  const known = cutOff === null ? before : Math.min(cutOff, end);
  return { plan: await stateOf<PlanState>(streams.plan(plan), sources), horizon: { end, planAdopted: adopted.seq, cutOff: await reader.roundDown(known) } };
}

async function stateOf<S>(stream: string, sources: Pick<HorizonSources, 'streams'>): Promise<S> {
  return (await sources.streams.load(stream)).state as S;
}
