import type { CalendarDate } from '#kernel';
import type { GateCheck } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { ofType } from '../history/read.js';
import {
  decidingDateAt,
  endedAt,
  interpretationAt,
  interpretationSpans,
  missingChecksAt,
  ownerAt,
  SPECIFYING,
  type Ended,
  type Interpretation,
  type InterpretationSpan,
} from './goal-decisions.js';
import { decidedOf } from './goal-known.js';
import { inForce } from './in-force.js';
import { linksAt, type LinkAnswer } from './links.js';
import type { Point } from './point.js';

/** A goal at (t, k): what was adopted, what it is taken to mean, who owns it, what the board says of it. Events carry their mandate and reason. */
export interface GoalAnswer {
  readonly goal: string;
  readonly plan: string;
  readonly statement: LedgerEvent<'StatementAdopted'>;
  /** What holds on the day; null when the statement is not interpreted. */
  readonly interpretation: Omit<Interpretation, 'decisions'> | null;
  /** Every interpretation over its own dates. */
  readonly interpretations: readonly InterpretationSpan[];
  /** Every interpretation, baseline and target that was decided, in order of seq. */
  readonly versions: readonly LedgerEvent<(typeof SPECIFYING)[number]>[];
  /** By a later decision; null leaves it to the spec. */
  readonly decidingDate: string | null;
  /** Pseudonym. */
  readonly owner: string | null;
  readonly ended: Ended | null;
  readonly missingChecks: readonly GateCheck[];
  readonly checks: readonly LedgerEvent<'LocalGoalChecked'>[];
  /** Every step of every override: proposed, confirmed, withdrawn. */
  readonly overrides: readonly LedgerEvent<'StatusOverrideProposed' | 'StatusOverrideConfirmed' | 'StatusOverrideWithdrawn'>[];
  /** Ties from and to the goal. */
  readonly links: readonly LinkAnswer[];
  /** What is amiss with the adopted wording, which is kept. */
  readonly remarks: readonly LedgerEvent<'WordingRemarked'>[];
  /** What the board says per t, in each language it has said it in; the text is sealed. */
  readonly narratives: readonly LedgerEvent<'NarrativeWritten'>[];
}

/** @throws Refused `not-found` */
export async function goalAt(read: Read, id: string, { at, seq }: Point): Promise<GoalAnswer> {
  const { decisions, statement } = await decidedOf(read, id, [], seq);
  return {
    goal: id,
    plan: statement.data.plan,
    statement,
    interpretation: withoutDecisions(interpretationAt(decisions, at)),
    interpretations: interpretationSpans(decisions),
    versions: ofType(decisions, ...SPECIFYING),
    decidingDate: decidingDateAt(decisions, at)?.data.decidingDate ?? null,
    owner: ownerAt(decisions, at),
    ended: endedAt(decisions, at)?.how ?? null,
    missingChecks: missingChecksAt(decisions, at),
    checks: ofType(decisions, 'LocalGoalChecked'),
    overrides: ofType(decisions, 'StatusOverrideProposed', 'StatusOverrideConfirmed', 'StatusOverrideWithdrawn'),
    links: await linksAt(read, decisions, { at, seq }),
    remarks: ofType(decisions, 'WordingRemarked'),
    narratives: narrativesAt(ofType(decisions, 'NarrativeWritten'), at),
  };
}

function withoutDecisions(interpretation: Interpretation | null): GoalAnswer['interpretation'] {
  if (interpretation === null) return null;
  const { decisions: _decisions, ...rest } = interpretation;
  return rest;
}

function narrativesAt(narratives: readonly LedgerEvent<'NarrativeWritten'>[], at: CalendarDate): readonly LedgerEvent<'NarrativeWritten'>[] {
  return (['nb', 'nn', 'en'] as const).flatMap((language) => {
    const written = narratives.filter(({ data }) => data.language === language);
    return inForce(written, at) ?? [];
  });
}
