import { decimal, decimalText, type CalendarDate } from '#kernel';
import { cameTo, forecastOf, scored, type Forecast, type ForecastScore, type NoForecast, type Revision } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { KNOWN } from '../facts/read.js';
import { ofType } from '../history/read.js';
import { inputOf } from './evaluation-input.js';
import { interpretationAt } from './goal-decisions.js';
import { knownOf, type GoalKnown } from './goal-known.js';
import type { Point } from './point.js';

/** A forecast as it was published, and how it came out, once its day has passed and something was counted. */
export interface PublishedForecast {
  readonly event: LedgerEvent<'ForecastPublished'>;
  readonly score: (ForecastScore & { readonly on: CalendarDate }) | null;
}

/** Where a goal is heading at (t, k), or why that is not said; and every forecast published by then, oldest first. */
export interface ForecastAnswer {
  readonly goal: string;
  readonly forecast: Forecast | null;
  readonly none: NoForecast | null;
  readonly published: readonly PublishedForecast[];
}

/** @throws Refused `not-found` */
export async function goalForecast(read: Read, goal: string, { at, seq }: Point): Promise<ForecastAnswer> {
  const published = ofType((await knownOf(read, goal, [at], seq)).decisions, 'ForecastPublished').filter(({ data }) => data.at <= at);
  const known = await knownOf(read, goal, [at, ...published.map(({ data }) => data.decidingOn)], seq);
  const found = await forecastAt(read, known, { at, seq });
  return {
    goal,
    ...(typeof found === 'string' ? { forecast: null, none: found } : { forecast: found, none: null }),
    published: published.map((event) => ({ event, score: scoreOf(known, event, at) })),
  };
}

async function forecastAt(read: Read, known: GoalKnown, { at, seq }: Point): Promise<Forecast | NoForecast> {
  const interpretation = interpretationAt(known.decisions, at);
  if (interpretation === null) return 'notInterpreted';
  const { spec, facts, context } = inputOf(known, interpretation, at, new Map());
  const revisions: Revision[] = [];
  for (const measure of known.needs.measures)
    revisions.push(
      ...(await revisionsOf(
        read,
        measure,
        facts.units.map(({ unit }) => unit),
        { at, seq },
      )),
    );
  return forecastOf(spec, facts, context, revisions);
}

/** Held against what came by the day it was about, as known at k. */
function scoreOf(known: GoalKnown, { data }: LedgerEvent<'ForecastPublished'>, at: CalendarDate): PublishedForecast['score'] {
  const interpretation = interpretationAt(known.decisions, data.at);
  if (at <= data.decidingOn || interpretation === null) return null;
  const { spec, facts, context } = inputOf(known, interpretation, data.decidingOn, new Map());
  const came = cameTo(spec, facts, context);
  return came === null ? null : { on: came.on, ...scored(data, came.amount) };
}

interface RevisedRow {
  readonly unit: string;
  readonly valid_from: string;
  readonly first: string;
  readonly latest: string;
}

/** By how much the sum over the units was changed after it was first reported, for every counting date up to t, also those never changed. */
async function revisionsOf(read: Read, measure: string, units: readonly string[], { at, seq }: Point): Promise<readonly Revision[]> {
  const rows = await read.all<RevisedRow>(
    `SELECT f.unit, f.valid_from, o.value AS first, f.value AS latest FROM measurement f JOIN measurement o ON o.root = f.root AND o.event_id = o.root
     WHERE f.measure = ? AND f.valid_from <= ? AND f.value IS NOT NULL AND o.value IS NOT NULL
       AND ${KNOWN}`,
    measure,
    at,
    seq,
    seq,
  );
  const own = new Set(units);
  const reported = rows.filter(({ unit }) => own.has(unit));
  return [...Map.groupBy(reported, (row) => row.valid_from)].map(([on, revised]) => ({
    on: on as CalendarDate,
    difference: decimalText(revised.reduce((sum, { first, latest }) => sum.plus(latest).minus(first), decimal(0))),
  }));
}
