import { dateIn, unreachable } from '#kernel';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsAt } from '../history/read.js';
import { settingsAt } from '../queries/ledger.js';
import type { Point } from '../queries/point.js';
import { apportioned } from './apportion.js';
import { Drum, ticketOf, type Ticket } from './drawing.js';
import { accountOfLog, populationOf, type LogAccount, type PopulationScope } from './population.js';

/** What a population is parted by: nothing, the unit or what is counted, the type of event, or the month it was recorded in. */
export const STRATA = ['none', 'unit', 'measure', 'type', 'month'] as const;
export type StratumBy = (typeof STRATA)[number];

export const MAX_SAMPLE = 1000;

/** One draw; the same gives the same for ever. */
export interface Draw extends PopulationScope {
  readonly stratum: StratumBy;
  /** From 1 to {@link MAX_SAMPLE}. */
  readonly n: number;
  readonly seed: string;
}

/** An earlier draw of the same population and strata, as known at its own seq: what it drew is not drawn again. */
export interface EarlierDraw {
  readonly seed: string;
  readonly n: number;
  readonly seq: number;
}

export interface DrawnEvent {
  readonly stratum: string;
  readonly digest: string;
  readonly event: LedgerEvent;
}

export interface Sample {
  /** How many there were to draw from, in all and in each stratum, and how many of each were drawn. */
  readonly population: {
    readonly size: number;
    readonly avoided: number;
    readonly strata: readonly { readonly stratum: string; readonly size: number; readonly drawn: number }[];
  };
  /** By stratum, then by digest. */
  readonly items: readonly DrawnEvent[];
  readonly log: LogAccount;
}

/** Draws a sample: of each stratum those whose digest is the lowest. @throws Refused `not-found` as {@link populationOf} */
export async function sampleOf(read: Read, draw: Draw, point: Point, avoid: EarlierDraw | null): Promise<Sample> {
  const earlier =
    avoid === null
      ? new Set<string>()
      : new Set((await drawn(read, { ...draw, ...avoid }, { at: point.at, seq: avoid.seq }, new Set())).flatMap(({ tickets }) => tickets.map(({ id }) => id)));
  const strata = await drawn(read, draw, point, earlier);
  const tickets = strata.flatMap(({ stratum, tickets: of }) => of.map((ticket) => ({ stratum, ticket })));
  const events = new Map<number, LedgerEvent>();
  for await (const event of eventsAt(
    read,
    tickets.map(({ ticket }) => ticket.seq),
  ))
    events.set(event.seq, event);
  return {
    population: {
      size: strata.reduce((sum, { size }) => sum + size, 0),
      avoided: earlier.size,
      strata: strata.map(({ stratum, size, tickets: of }) => ({ stratum, size, drawn: of.length })),
    },
    items: tickets.map(({ stratum, ticket }) => ({ stratum, digest: ticket.digest, event: events.get(ticket.seq) as LedgerEvent })),
    log: await accountOfLog(read, point.seq),
  };
}

interface DrawnStratum {
  readonly stratum: string;
  readonly size: number;
  readonly tickets: readonly Ticket[];
}

async function drawn(read: Read, draw: Draw, point: Point, avoided: ReadonlySet<string>): Promise<readonly DrawnStratum[]> {
  const drum = new Drum(draw.n);
  const stratumOf = await strataBy(read, draw.stratum, point.seq);
  for await (const event of populationOf(read, draw, point)) if (!avoided.has(event.id)) drum.add(stratumOf(event), ticketOf(event, draw.seed));
  const shares = apportioned(drum.strata(), draw.n);
  return drum.strata().map(({ stratum, size, lowest }) => ({ stratum, size, tickets: lowest.slice(0, shares.get(stratum)) }));
}

/** Of an event that has none of what the population is parted by. */
export const NO_STRATUM = '-';

async function strataBy(read: Read, by: StratumBy, seq: number): Promise<(event: LedgerEvent) => string> {
  switch (by) {
    case 'none':
      return () => NO_STRATUM;
    case 'type':
      return ({ type }) => type;
    case 'unit':
      return ({ data }) => ('unit' in data ? (data.unit ?? NO_STRATUM) : NO_STRATUM);
    case 'measure':
      return ({ data }) => whatIsCounted(data) ?? NO_STRATUM;
    case 'month': {
      const { timeZone } = await settingsAt(read, seq);
      return ({ recordedAt }) => dateIn(recordedAt, timeZone).slice(0, 7);
    }
    default:
      return unreachable(by);
  }
}

/** The measure, register or question that it is about, or the goal that was judged. */
function whatIsCounted(data: LedgerEvent['data']): string | null {
  if ('measure' in data) return data.measure;
  if ('register' in data) return data.register;
  if ('coverage' in data) return data.coverage;
  return 'goal' in data ? data.goal : null;
}
