import { createHash } from 'node:crypto';
import { type CalendarDate, alreadyExists, decimal, invalid, notFound, Refused, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import { inForceOn } from '../fact/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { approveMeasurements, breakSeries, defineMeasure, markContributors, redefineMeasure } from './commands.js';
import {
  ContributorsMarked,
  type Contributors,
  type MeasureDefinition,
  type MeasureEvent,
  type MeasureKind,
  MeasureDefined,
  MeasureRedefined,
  MeasurementsApproved,
  SeriesBroken,
} from './events.js';

/** What later commands, on the measure and on its measurements, need to know of a measure. */
export interface MeasureState {
  /** Every version of the definition in the order they were recorded. */
  readonly versions: readonly { readonly from: CalendarDate; readonly definition: MeasureDefinition }[];
  readonly approvals: ReadonlySet<string>;
}

/** For an approval: the measurement events that may be approved, and by whom each was recorded, where the application has looked them up. */
export interface ApprovalKnown {
  readonly approvable?: Readonly<Record<string, string>>;
}

export type MeasureCommand =
  | CommandOf<typeof defineMeasure>
  | CommandOf<typeof redefineMeasure>
  | CommandOf<typeof markContributors>
  | CommandOf<typeof breakSeries, { readonly organisation: OrganisationState }>
  | CommandOf<typeof approveMeasurements, ApprovalKnown>;

/** The definition that holds on the day; null before the first. */
export function definitionOn(state: MeasureState, day: CalendarDate): MeasureDefinition | null {
  return inForceOn(state.versions, day)?.definition ?? null;
}

/** The first definition, which says what never changes: kind and quantity. @throws Refused `not-found` when the measure was never defined */
export function mustBeDefined(state: MeasureState, measure: string): MeasureDefinition {
  const [first] = state.versions;
  if (first === undefined) throw notFound('measure', `measure ${measure}`, 'define it first, or choose one that is listed under measures');
  return first.definition;
}

/** Hex SHA-256 of the event ids, sorted and joined by newlines: the same set has the same digest. */
export function digestOf(eventIds: readonly string[]): string {
  return createHash('sha256')
    .update([...eventIds].sort().join('\n'))
    .digest('hex');
}

export const measureDecider: Decider<MeasureCommand, MeasureEvent, MeasureState> = {
  initialState: () => ({ versions: [], approvals: new Set() }),

  evolve: (state, event) => {
    switch (event.type) {
      case 'MeasureDefined':
      case 'MeasureRedefined':
        return { ...state, versions: [...state.versions, { from: event.validFrom as CalendarDate, definition: event.data }] };
      case 'SeriesBroken':
      case 'ContributorsMarked':
        return state;
      case 'MeasurementsApproved':
        return { ...state, approvals: new Set([...state.approvals, event.data.approval]) };
      default:
        return unreachable(event);
    }
  },

  decide: (command, state) => {
    switch (command.type) {
      case 'defineMeasure': {
        const { from, ...definition } = command.data;
        if (state.versions.length > 0) throw alreadyExists('measure', `measure ${definition.measure}`, 'redefine it, or choose another id');
        mustBeRange(definition.range);
        mustHavePrices(definition);
        return [event(MeasureDefined, definition, { validFrom: from })];
      }
      case 'redefineMeasure': {
        const { from, ...definition } = command.data;
        const { kind, quantity } = mustBeDefined(state, definition.measure);
        mustBeRange(definition.range);
        mustHavePrices({ ...definition, kind });
        return [event(MeasureRedefined, { ...definition, kind, quantity }, { validFrom: from })];
      }
      case 'breakSeries': {
        const { on, ...broken } = command.data;
        mustBeDefined(state, broken.measure);
        if (broken.unit !== null) mustBeOpen(command.known.organisation, broken.unit, on, 'unit');
        if (broken.overlapTo !== null && broken.overlapTo <= on) {
          throw invalid('overlapTo', `${broken.overlapTo} is not after the break on ${on}`, 'give the first day that was no longer counted the old way');
        }
        return [event(SeriesBroken, broken, { validFrom: on })];
      }
      case 'markContributors': {
        const { kind } = mustBeDefined(state, command.data.measure);
        mustBeCountable(kind, command.data.contributors);
        return [event(ContributorsMarked, command.data)];
      }
      case 'approveMeasurements': {
        const { events, approval, measure } = command.data;
        mustBeDefined(state, measure);
        if (state.approvals.has(approval)) throw alreadyExists('approval', `approval ${approval}`, 'choose another id');
        mustBeASet(events);
        mustBeApprovable(events, measure, command.known.approvable);
        mustNotBeOwn(command);
        return [event(MeasurementsApproved, { measure, approval, events, digest: digestOf(events) })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const measureStream: StreamType = {
  kind: 'measure',
  commands: [defineMeasure, redefineMeasure, breakSeries, markContributors, approveMeasurements],
  decider: measureDecider,
};

function mustBeRange(range: MeasureDefinition['range']): void {
  if (range === null || range.min === null || range.max === null) return;
  if (decimal(range.min).gt(range.max)) throw invalid('range', `min ${range.min} is above max ${range.max}`, 'let min be at most max');
}

function mustHavePrices({ kind, priceBasis }: Pick<MeasureDefinition, 'kind' | 'priceBasis'>): void {
  if (priceBasis !== null && kind !== 'amount') throw invalid('priceBasis', `a measure of kind ${kind} is no money`, 'leave it out, or define an amount');
}

/** The places where a value of the kind may say how many people it tells of. */
const COUNTABLE: Readonly<Record<MeasureKind, readonly Contributors[]>> = {
  count: ['value', 'none'],
  number: ['value', 'answers', 'none'],
  amount: ['none'],
  score: ['answers', 'none'],
  share: ['numerator', 'denominator', 'answers', 'none'],
  rate: ['numerator', 'denominator', 'answers', 'none'],
};

function mustBeCountable(kind: MeasureKind, contributors: Contributors): void {
  if (COUNTABLE[kind].includes(contributors)) return;
  throw invalid('contributors', `a measure of kind ${kind} has no ${contributors} that counts people`, `give ${COUNTABLE[kind].join(' or ')}`);
}

function mustBeASet(events: readonly string[]): void {
  const seen = new Set<string>();
  const twice = events.findIndex((id) => seen.size === seen.add(id).size);
  if (twice !== -1) throw invalid(`events[${twice}]`, `${events[twice]} is listed twice`, 'list each event once');
}

/** Names at most 20 of the unknown ones; whoever sent 10,000 wrong ids has another problem. */
function mustBeApprovable(events: readonly string[], measure: string, approvable: ApprovalKnown['approvable']): void {
  if (approvable === undefined) return;
  const issues = events.flatMap((id, index) =>
    Object.hasOwn(approvable, id)
      ? []
      : [{ field: `events[${index}]`, problem: `${id} is no measurement of ${measure}`, remedy: 'list events that recorded or corrected a measurement of it' }],
  );
  if (issues.length > 0) {
    throw new Refused('invalid', `events: ${issues.length} of ${events.length} are no measurements of ${measure}`, issues.slice(0, 20));
  }
}

/** Nobody approves in silence what they recorded themselves: where there is nobody else, a reason says so, and auditors find it among the weak spots. */
function mustNotBeOwn({ data, known, actor, reason }: CommandOf<typeof approveMeasurements, ApprovalKnown>): void {
  const own = data.events.filter((id) => known.approvable?.[id] === actor);
  const [first] = own;
  if (first === undefined || (reason ?? '').trim() !== '') return;
  const problem = `${own.length} of ${data.events.length} were recorded by the one who approves them, the first ${first}`;
  throw new Refused('forbidden', problem, [
    { field: 'events', problem, remedy: 'let another person approve them, or give a reason why nobody else can: auditors are shown it' },
  ]);
}
