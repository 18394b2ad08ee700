import type { CalendarDate, Instant } from '#kernel';
import type { Read } from '../engine/views.js';
import { eventsOfType } from '../history/read.js';
import { reportAt, type ReportSummary } from './report.js';

/** Every report that was known at `seq`, in the order they were drafted; of one plan where asked. */
export async function reportsAt(read: Read, { seq }: { readonly seq: number }, plan: string | null = null): Promise<readonly ReportSummary[]> {
  const summaries: ReportSummary[] = [];
  for (const { data } of await eventsOfType(read, 'ReportDrafted', seq)) {
    if (plan !== null && data.plan !== plan) continue;
    const { approval: _approval, prose: _prose, editions: _editions, ...summary } = await reportAt(read, data.report, { seq });
    summaries.push(summary);
  }
  return summaries;
}

/** Where a published file was replaced. */
export interface ReportRedaction {
  readonly erasure: string;
  readonly seq: number;
  readonly recordedAt: Instant;
}

/** Every file that was replaced for an erasure, as known at `seq`, in order. */
export async function reportRedactions(read: Read, seq: number): Promise<readonly ReportRedaction[]> {
  return (await eventsOfType(read, 'ReportFileRedacted', seq)).map(({ data: { erasure }, seq: at, recordedAt }) => ({ erasure, seq: at, recordedAt }));
}

/** An edition that was published: the point (at, seq) of its figures, and the seq that published them. */
export interface PublicationPoint {
  readonly report: string;
  readonly edition: number;
  readonly at: CalendarDate;
  readonly seq: number;
  readonly publishedSeq: number;
}

/** Every publication as known at `seq`, in order. */
export async function publicationPoints(read: Read, seq: number): Promise<readonly PublicationPoint[]> {
  return (await eventsOfType(read, 'ReportPublished', seq)).map(({ data: { report, edition, basis }, seq: publishedSeq }) => ({
    report,
    edition,
    at: basis.at,
    seq: basis.seq,
    publishedSeq,
  }));
}
