import { invalid, type CalendarDate } from '#kernel';
import type { Figure } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsByIds, eventsOfType } from '../history/read.js';
import { interpretationAt } from '../queries/goal-decisions.js';
import { familyOf, type GoalKnown } from '../queries/goal-known.js';
import { pageBySeq, seqOfCursor, type Page, type PageRequest } from '../queries/page.js';
import type { Point } from '../queries/point.js';
import { statusesAt } from '../queries/standing.js';
import { answerOf, type StatusItem } from '../queries/status-item.js';
import { approvalsOf } from './approvals.js';
import { definitionFor, type Definition } from './defined.js';
import { isFact, type FactEvent } from './kinds.js';

/** A fact behind a figure, with what was decided about it. */
export interface TracedFact {
  readonly seq: number;
  readonly event: FactEvent;
  /** What the definition in force on the fact's own day says it means; null for an assessment without a scale. */
  readonly definition: Definition | null;
  /** The approvals that name exactly this version; none is a gap, not an error. */
  readonly approvals: readonly LedgerEvent<'MeasurementsApproved'>[];
  /** The version that this one took the place of. */
  readonly corrects: LedgerEvent | null;
  /** What auditors have remarked on it. */
  readonly findings: readonly LedgerEvent<'FindingRaised'>[];
}

/** A figure of a goal's status, followed to the events it rests on. */
export interface Trace {
  readonly goal: string;
  /** Null when the statement was adopted after t. */
  readonly item: StatusItem | null;
  /** Those asked about: all of the status, or the one that was named. */
  readonly figures: readonly Figure[];
  readonly statement: LedgerEvent<'StatementAdopted'>;
  /** What chose the type, then what gave the baseline or target in force, where that is another; none where nobody has said what it means. */
  readonly interpretation: readonly LedgerEvent[];
  readonly facts: Page<TracedFact> & { readonly total: number };
  /** What else the status rests on: a moved deciding date, an override, how it ended, a break in a series, the action plan. */
  readonly decisions: readonly LedgerEvent[];
  /** The goals whose own status it counts. */
  readonly below: readonly string[];
  /** Whether the same rules over the facts listed, and no others, give the same answer. */
  readonly recalculated: boolean;
}

/**
 * Follows a goal's figures at (t, k) to every event they rest on. `figure` narrows the figures, not the facts: all figures of a status are
 * made of the same facts. @throws Refused `not-found`; `invalid` naming `figure` for one that the status does not have, or `cursor`
 */
export async function traceOf(read: Read, goal: string, point: Point, options: PageRequest & { readonly figure: string | null }): Promise<Trace> {
  const family = await familyOf(read, goal, [point.at], point.seq);
  const [own] = family as readonly [GoalKnown, ...GoalKnown[]];
  const items = statusesAt(family, point.at);
  const item = items.find(({ goalId }) => goalId === goal) ?? null;
  const contributing = new Set(items.flatMap((one) => one.contributing));
  const events = await eventsByIds(read, item?.contributing ?? []);
  const interpretation = interpretationAt(own.decisions, point.at)?.decisions ?? [];
  const decided = new Set(interpretation.map(({ id }) => id));
  return {
    goal,
    item,
    figures: figuresOf(item, options.figure),
    statement: own.statement,
    interpretation,
    facts: await pageOfFacts(read, events.filter(isFact), point.seq, options),
    decisions: inOrder(events.filter((event) => !isFact(event) && !decided.has(event.id))),
    below: item?.distribution === null ? [] : items.filter(({ parent }) => parent === goal).map(({ goalId }) => goalId),
    recalculated: figuresTold(item) === figuresTold(recalculated(family, contributing, goal, point.at)),
  };
}

function figuresOf(item: StatusItem | null, wanted: string | null): readonly Figure[] {
  const figures = item?.figures ?? [];
  if (wanted === null) return figures;
  const found = figures.filter(({ key }) => key === wanted);
  if (found.length > 0) return found;
  const there = [...new Set(figures.map(({ key }) => key))].join(', ');
  throw invalid(
    'figure',
    `the status has no figure ${wanted}`,
    there === '' ? 'leave it out: the status has no figures' : `name one of ${there}, or leave it out`,
  );
}

async function pageOfFacts(read: Read, facts: readonly FactEvent[], seq: number, { cursor, limit }: PageRequest): Promise<Trace['facts']> {
  const after = seqOfCursor(cursor);
  const { items, next } = pageBySeq(
    inOrder(facts).filter((fact) => fact.seq > after),
    limit,
  );
  const approvals = await approvalsOf(read, items, seq);
  const findings = await findingsByEvent(read, seq);
  const corrected = new Map(
    (
      await eventsByIds(
        read,
        items.flatMap(({ corrects }) => corrects ?? []),
      )
    ).map((event) => [event.id, event]),
  );
  const traced: TracedFact[] = [];
  for (const event of items) {
    traced.push({
      seq: event.seq,
      event,
      definition: await definitionFor(read, event, seq),
      approvals: approvals.get(event.id) ?? [],
      corrects: event.corrects === null ? null : (corrected.get(event.corrects) ?? null),
      findings: findings.get(event.id) ?? [],
    });
  }
  return { items: traced, next, total: facts.length };
}

/** The findings that name an event, by its id. */
async function findingsByEvent(read: Read, seq: number): Promise<ReadonlyMap<string, readonly LedgerEvent<'FindingRaised'>[]>> {
  const named = (await eventsOfType(read, 'FindingRaised', seq)).flatMap((finding) =>
    finding.data.about.flatMap(({ kind, id }) => (kind === 'event' ? [{ id, finding }] : [])),
  );
  return new Map([...Map.groupBy(named, ({ id }) => id)].map(([id, of]) => [id, of.map(({ finding }) => finding)]));
}

/** The status by the same decisions and rules, where the log holds no facts but these. */
function recalculated(family: readonly GoalKnown[], facts: ReadonlySet<string>, goal: string, at: CalendarDate): StatusItem | null {
  const narrowed = family.map((known) => withOnly(known, facts));
  return statusesAt(narrowed, at).find(({ goalId }) => goalId === goal) ?? null;
}

function withOnly(known: GoalKnown, ids: ReadonlySet<string>): GoalKnown {
  const kept = <F extends { readonly eventId: string }>(facts: readonly F[]) => facts.filter(({ eventId }) => ids.has(eventId));
  const { facts, references } = known;
  const { measurements, coverage, entries, assessments } = facts;
  return {
    ...known,
    references: kept(references),
    facts: { ...facts, measurements: kept(measurements), coverage: kept(coverage), entries: kept(entries), assessments: kept(assessments) },
  };
}

/** What is told of the figures. Notes are left out: one may tell of a fact that was passed over for another source's. */
function figuresTold(item: StatusItem | null): string {
  return item === null ? '' : answerOf({ ...item, notes: [] });
}

function inOrder<E extends LedgerEvent>(events: readonly E[]): readonly E[] {
  return events.toSorted((one, other) => one.seq - other.seq);
}
