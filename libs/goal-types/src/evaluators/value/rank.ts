import { addDays, daysBetween, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelMeasure, RankSpec } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { lightOf, worstLight } from '../common/light.js';
import { marginOfDifference } from '../common/margin.js';
import { evaluateComparison, type Comparison } from './comparison.js';
import { quantityOf, type Quantity, type Sample } from './quantity.js';
import { factsOfReference } from './reference-facts.js';

type Peer = RankSpec['peers'][number];

/** A peer with what it was measured at, of what can be compared the nearest in time to one's own. */
interface Rival {
  readonly peer: string;
  /** Null when it has no value that can be compared. */
  readonly sample: Sample | null;
  /** It has some, but all from another instrument. */
  readonly otherwise: boolean;
}

/** The place among those that could be compared. */
interface Place {
  readonly rank: number;
  /** How many peers could not be compared: each may lie anywhere. */
  readonly unknown: number;
  readonly tied: boolean;
  /** How far behind the leader; 0 in the lead. */
  readonly distance: Decimal;
}

/**
 * The place among peers measured with the same instrument at nearly the same time. Those no further apart than a tie allows share a place. A peer
 * without a value that can be compared may lie anywhere: the place is decided only where that makes no difference.
 */
export function evaluateRank(spec: RankSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const own = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const peers = spec.peers.map((peer) => ({ peer, quantity: peerQuantity(spec, peer, facts, context) }));
  const atFirst = membersOn(spec, context.planPeriod.from);
  return evaluateComparison(
    {
      at(day, seen) {
        const sample = own.at(day);
        const { on } = sample;
        const rivals = on === null ? [] : peers.filter(({ peer }) => isMember(peer, on)).map((each) => rivalOn(spec, each, sample, on, seen, facts));
        return comparedOn(spec, own, sample, rivals, on !== null && membersOn(spec, on) !== atFirst);
      },
      wanted: (by) => ({ key: 'wantedRank', values: { ...wantedOf(spec), by } }),
      hold: spec.held ? 'throughout' : 'byDate',
      days: (first, last) => own.days.filter((day) => first <= day && day <= last),
    },
    spec.decidingDate,
    facts,
    context,
  );
}

/** Peers are read ungated: what they publish need not tell how many answered. */
function peerQuantity({ measure, maxAgeDays }: RankSpec, peer: Peer, facts: Facts, context: EvaluationContext): Quantity {
  const same: LevelMeasure =
    measure.kind === 'survey' ? { ...measure, measure: peer.measure, gate: { answers: null, responseRate: null } } : { ...measure, measure: peer.measure };
  return quantityOf(same, factsOfReference(peer.measure, facts), maxAgeDays, context);
}

function isMember({ from, to }: Peer, day: CalendarDate): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}

function membersOn({ peers }: RankSpec, day: CalendarDate): string {
  return peers
    .filter((peer) => isMember(peer, day))
    .map(({ measure }) => measure)
    .join();
}

function rivalOn(
  { apartDays }: RankSpec,
  { peer, quantity }: { readonly peer: Peer; readonly quantity: Quantity },
  own: Sample,
  on: CalendarDate,
  seen: CalendarDate,
  facts: Facts,
): Rival {
  const known = nearestFirst(quantity.days, on, apartDays, seen)
    .map((day) => quantity.at(day))
    .filter(({ amount }) => amount !== null);
  const sample = known.find((each) => instrumentOf(each, facts) === instrumentOf(own, facts)) ?? null;
  return { peer: peer.peer, sample, otherwise: sample === null && known.length > 0 };
}

/** The counting days that are not too far from `on`, the nearest first, of two as near the earlier. */
function nearestFirst(days: readonly CalendarDate[], on: CalendarDate, apartDays: number, seen: CalendarDate): readonly CalendarDate[] {
  const [first, last] = [addDays(on, -apartDays), addDays(on, apartDays)];
  const apart = (day: CalendarDate) => Math.abs(daysBetween(on, day));
  return days.filter((day) => first <= day && day <= last && day <= seen).toSorted((a, b) => apart(a) - apart(b));
}

function instrumentOf({ contributing }: Sample, facts: Facts): string | null {
  const found = facts.measurements.find((fact) => contributing.includes(fact.eventId) && fact.survey !== null);
  return found?.survey?.instrument ?? null;
}

function comparedOn(spec: RankSpec, { unit }: Quantity, own: Sample, rivals: readonly Rival[], changed: boolean): Comparison {
  const { on, amount } = own;
  const silent = rivals.filter(({ sample }) => sample === null);
  const place = amount === null || rivals.length === silent.length ? null : placeOf(spec, own, amount, rivals);
  const allowed = allowedPlace(spec, rivals.length + 1);
  const side = place === null ? 'unknown' : place.rank > allowed ? 'above' : place.rank + place.unknown <= allowed ? 'within' : 'unknown';
  const samples = [own, ...rivals.flatMap(({ sample }) => (sample === null ? [] : [sample]))];
  const light = lightOf({ ...own.data, broken: false, incomplete: samples.some(({ data }) => data.incomplete) || silent.length > 0 });
  return {
    on,
    course: own.gated || side === 'unknown' ? 'notApplicable' : side === 'within' ? 'onCourse' : 'behind',
    side: own.complete ? side : 'unknown',
    data: amount !== null && place === null ? worstLight([light, 'missing']) : light,
    notes: [
      ...own.notes,
      ...noteIf(
        silent.some(({ otherwise }) => !otherwise),
        'peersMissing',
      ),
      ...noteIf(
        rivals.some(({ otherwise }) => otherwise),
        'otherInstrument',
      ),
      ...noteIf(place?.tied ?? false, 'tied'),
      ...noteIf(changed, 'peersChanged'),
    ],
    figures: [
      figure('rank', place?.rank ?? null, 'count', on),
      figure('requiredRank', on === null ? null : allowed, 'count', on),
      figure('setSize', on === null ? null : rivals.length + 1, 'count', on),
      figure('peersMissing', silent.length, 'count', on),
      figure('distanceToLeader', place?.distance ?? null, unit === 'ratio' ? 'ratioDifference' : unit, on),
      ...own.figures,
    ],
    explanation: [
      ...own.explanation,
      ...(place === null ? [] : [{ key: 'rank' as const, values: { rank: place.rank, of: rivals.length + 1 - place.unknown, on } }]),
      ...(silent.length === 0 ? [] : [{ key: 'peersMissing' as const, values: { peers: silent.map(({ peer }) => peer).join(', ') } }]),
    ],
    parts: [],
    contributing: samples.flatMap(({ contributing }) => contributing),
    workList: own.workList,
    expiresOn: own.expiresOn,
  };
}

function placeOf({ better, tieWithin }: RankSpec, own: Sample, amount: Decimal, rivals: readonly Rival[]): Place {
  const sign = better === 'higher' ? 1 : -1;
  const leads = rivals.flatMap(({ sample }) => {
    if (sample === null || sample.amount === null) return [];
    const lead = sample.amount.minus(amount).times(sign);
    const margin = marginOfDifference(own.margin, sample.margin) ?? decimal(0);
    return [{ lead, tied: lead.abs().lte(tieWithin) || lead.abs().lte(margin) }];
  });
  return {
    rank: 1 + leads.filter(({ lead, tied }) => !tied && lead.gt(0)).length,
    unknown: rivals.length - leads.length,
    tied: leads.some(({ tied }) => tied),
    distance: leads.reduce((most, { lead }) => (lead.gt(most) ? lead : most), decimal(0)),
  };
}

/** The last place that will do; of however few, being first is among the best. */
function allowedPlace({ wanted }: RankSpec, size: number): number {
  if (wanted.kind === 'place') return wanted.place;
  return Math.max(1, decimal(wanted.share).times(size).floor().toNumber());
}

function wantedOf({ wanted }: RankSpec) {
  return wanted.kind === 'place' ? { place: wanted.place, share: null } : { place: null, share: decimalText(decimal(wanted.share)) };
}
