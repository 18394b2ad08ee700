import { earlierOf, type CalendarDate } from '#kernel';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventsAbout, eventsByIds, ofType } from '../history/read.js';
import { decidedOf, planAdopted, statementsOf, type GoalDecided } from '../queries/goal-known.js';
import type { Point } from '../queries/point.js';
import { correctedAfterApproval } from './corrected-after-approval.js';
import { easedNear } from './eased-near.js';
import { spot, type WeakSpot } from './spot.js';
import { accountOfSupport, type Support } from './support.js';
import { thingsOfPlan } from './things-of-plan.js';

/** What deserves a second look, in the order of how much it may hide. */
export const WEAK_SPOTS = ['correctedAfterApproval', 'sameHand', 'eased', 'override', 'late', 'dropped'] as const;
export type WeakSpotKind = (typeof WEAK_SPOTS)[number];

export const MAX_SPOTS = 200;

export interface WeakSpots {
  readonly plan: string;
  /** Of each kind how many there are, and the first {@link MAX_SPOTS}, in order of seq. */
  readonly spots: Readonly<Record<WeakSpotKind, { readonly count: number; readonly items: readonly WeakSpot[] }>>;
  /** How many of the facts that count for the plan at (t, k) say where they come from, and show it. */
  readonly support: Support;
}

/** What is looked for. */
export interface LookedFor {
  /** The day of the cut-off, and the last seq that was known at the end of it; null asks for no late arrivals. */
  readonly cutoff: { readonly on: CalendarDate; readonly seq: number } | null;
  /** How near its deciding date a target must be changed to be told. */
  readonly days: number;
}

/** The weak spots of what is known of a plan per t. @throws Refused `not-found` */
export async function weakSpots(read: Read, plan: string, point: Point, { cutoff, days }: LookedFor): Promise<WeakSpots> {
  await planAdopted(read, plan, point.seq);
  const goals: GoalDecided[] = [];
  for (const { data } of await statementsOf(read, plan, point.seq)) goals.push(await decidedOf(read, data.statement, [], point.seq));
  const own = goals.filter(({ statement }) => statement.data.plan === plan);
  const approvals = await approvalsBehind(read, own, point.seq);
  return {
    plan,
    spots: {
      correctedAfterApproval: listed(await correctedAfterApproval(read, approvals, point.seq)),
      sameHand: listed(await byTheSameHand(read, approvals)),
      eased: listed(await easedNear(read, own, days, point.seq)),
      override: listed(own.flatMap(overridesOf)),
      late: cutoff === null ? listed([]) : listed(await late(read, plan, point, cutoff)),
      dropped: listed(own.flatMap(({ decisions }) => ofType(decisions, 'GoalDropped', 'StatementWithdrawn').map((event) => spot(event)))),
    },
    support: await accountOfSupport(read, plan, new Set(approvals.flatMap(({ data }) => data.events)), point),
  };
}

function listed(spots: readonly WeakSpot[]): WeakSpots['spots'][WeakSpotKind] {
  const inOrder = [...new Map(spots.map((one) => [one.event.seq, one])).values()].toSorted((one, other) => one.event.seq - other.event.seq);
  return { count: inOrder.length, items: inOrder.slice(0, MAX_SPOTS) };
}

async function approvalsBehind(read: Read, goals: readonly GoalDecided[], seq: number): Promise<readonly LedgerEvent<'MeasurementsApproved'>[]> {
  const measures = new Set(goals.flatMap(({ needs }) => [...needs.measures, ...needs.references]));
  const approvals: LedgerEvent<'MeasurementsApproved'>[] = [];
  for (const measure of measures) approvals.push(...ofType(await decisionsAbout(read, 'measure', measure, seq), 'MeasurementsApproved'));
  return approvals;
}

/** Approvals by which somebody approved what they had recorded. */
async function byTheSameHand(read: Read, approvals: readonly LedgerEvent<'MeasurementsApproved'>[]): Promise<readonly WeakSpot[]> {
  const spots: WeakSpot[] = [];
  for (const approval of approvals) {
    const own = (await eventsByIds(read, approval.data.events)).filter(({ actor }) => actor === approval.actor).toSorted((one, other) => one.seq - other.seq);
    if (own.length > 0) spots.push(spot(approval, own, { facts: own.length }));
  }
  return spots;
}

function overridesOf({ decisions }: GoalDecided): readonly WeakSpot[] {
  const sequel = ofType(decisions, 'StatusOverrideConfirmed', 'StatusOverrideWithdrawn');
  return ofType(decisions, 'StatusOverrideProposed').map((proposed) =>
    spot(
      proposed,
      sequel.filter(({ data }) => data.override === proposed.data.override),
    ),
  );
}

/** Facts, corrections and retractions that speak of days up to the cut-off (and t), and came after it. */
async function late(read: Read, plan: string, { at, seq }: Point, cutoff: NonNullable<LookedFor['cutoff']>): Promise<readonly WeakSpot[]> {
  const last = earlierOf(at, cutoff.on);
  const spots: WeakSpot[] = [];
  for (const [kind, id] of await thingsOfPlan(read, plan, { at, seq })) {
    const came = await eventsAbout(read, { kind, id, natures: ['fact', 'amendment', 'report'] }, { after: cutoff.seq, to: seq });
    for (const event of came) {
      const [amended] = event.validFrom === null && event.corrects !== null ? await eventsByIds(read, [event.corrects]) : [];
      const day = event.validFrom ?? amended?.validFrom ?? null;
      if (day !== null && day <= last) spots.push(spot(event, amended === undefined ? [] : [amended], { facts: 1 }));
    }
  }
  return spots;
}
