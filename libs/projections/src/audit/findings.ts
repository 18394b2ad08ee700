import { streams, type FindingOutcome } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventsOfType, ofType } from '../history/read.js';
import { revisionAt } from '../queries/streams.js';

/** How far a finding has come. */
export const FINDING_STAGES = ['open', 'answered', 'closed'] as const;
export type FindingStage = (typeof FINDING_STAGES)[number];

const STAGES = { FindingRaised: 'open', FindingAnswered: 'answered', FindingClosed: 'closed', FindingReopened: 'open' } as const;

/** A finding with everything that became of it; the texts are sealed. */
export interface FindingItem {
  readonly finding: string;
  readonly title: string;
  readonly stage: FindingStage;
  /** How it was closed; null while it is not. */
  readonly outcome: FindingOutcome | null;
  readonly about: LedgerEvent<'FindingRaised'>['data']['about'];
  /** Raised, answered, closed, reopened: in order of seq. */
  readonly events: readonly LedgerEvent<keyof typeof STAGES>[];
  /** What the next decision about it must name. */
  readonly revision: number;
}

/** Every finding that was known: the open ones first, then those answered, then those closed; the oldest of each first. */
export async function findingsAt(read: Read, seq: number): Promise<readonly FindingItem[]> {
  const items: FindingItem[] = [];
  for (const { data } of await eventsOfType(read, 'FindingRaised', seq)) {
    const { finding, title, about } = data;
    const since = ofType(await decisionsAbout(read, 'finding', finding, seq), 'FindingRaised', 'FindingAnswered', 'FindingClosed', 'FindingReopened');
    const events = since.filter((event) => event.data.finding === finding);
    const last = events.at(-1);
    const stage = last === undefined ? 'open' : STAGES[last.type];
    const outcome = last?.type === 'FindingClosed' ? last.data.outcome : null;
    items.push({ finding, title, stage, outcome, about, events, revision: await revisionAt(read, streams.finding(finding), seq) });
  }
  return FINDING_STAGES.flatMap((stage) => items.filter((item) => item.stage === stage));
}
