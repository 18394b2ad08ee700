import { Broken, endOfDay, type Instant } from '#kernel';
import type { Report } from '#domain';
import type { Read } from '../engine/views.js';
import { settingsAt } from '../queries/ledger.js';
import { recordedAtSeq } from '../queries/streams.js';

/** What a report's figures rest on. */
export interface ReportKnowledge {
  /** The last seq that they may rest on. */
  readonly seq: number;
  /** Whether it stays so: the report is approved, or something was recorded after its cut-off. Until then it is the present. */
  readonly isPinned: boolean;
}

/** What the figures of a report rest on, as it was at `seq`: what was approved, else the cut-off where it has come, else the present. */
export async function knownFor(read: Read, { approval, figures }: Pick<Report, 'approval' | 'figures'>, seq: number): Promise<ReportKnowledge> {
  const pinned = approval?.seq ?? figures.cutOff;
  if (pinned !== null) return { seq: pinned, isPinned: true };
  if (figures.cutOffOn === null) return { seq, isPinned: false };
  const { timeZone } = await settingsAt(read, seq);
  const last = await lastBefore(read, endOfDay(figures.cutOffOn, timeZone), seq);
  return { seq: last, isPinned: last < seq };
}

/** The last seq not above `seq` that was recorded before the instant; -1 where there is none. Recording times rise with seq, so halving finds it. */
async function lastBefore(read: Read, instant: Instant, seq: number): Promise<number> {
  let [before, after] = [-1, seq + 1];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    const recordedAt = await recordedAtSeq(read, middle);
    if (recordedAt === null) throw new Broken(`no event has seq ${middle}, though the read models have reached ${seq}`);
    if (recordedAt < instant) before = middle;
    else after = middle;
  }
  return before;
}
