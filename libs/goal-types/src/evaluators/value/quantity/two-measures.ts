import { earlierOf, laterOf, type CalendarDate } from '#kernel';
import type { Facts, MeasurementFact } from '../../../facts.js';
import { noteIf } from '../../common/answer.js';
import { sum, type Choosing, type Reading } from '../../common/series.js';
import { numbersOf, type NumberFact } from './number.js';
import { divided, UNITS, type RatioKind } from './ratio.js';
import { missingUnits, sampleOf, seriesBreak, type Break, type Quantity } from './sample.js';

interface TwoMeasures {
  readonly numerator: string;
  readonly denominator: string;
}

/**
 * A ratio whose parts are measures of their own, each with its dates and sources: of each part its own latest values count, and the ratio
 * speaks of the day on which the numerator was counted. Unknown while a unit has told only one of the two.
 */
export function ratioOfTwo(kind: RatioKind, measures: TwoMeasures, facts: Facts, maxAgeDays: number | null, choosing: Choosing): Quantity {
  const both = [measures.numerator, measures.denominator];
  const numerators = numbersOf(measures.numerator, facts, maxAgeDays, choosing);
  const denominators = numbersOf(measures.denominator, facts, maxAgeDays, choosing);
  return {
    days: [...new Set([...numerators.days, ...denominators.days])].toSorted(),
    unit: UNITS[kind],
    daily: false,
    grows: false,
    at(day, since) {
      const numerator = numerators.at(day, since);
      const denominator = denominators.at(day, since);
      const reading = together(numerator, denominator);
      const broken = brokenApart(facts, both, numerator.on, denominator.on);
      const unknown = reading.standing.length === 0 || reading.missing.length > 0 || broken !== null;
      const heard = sampleOf(reading, unknown);
      const sample = {
        ...heard,
        notes: [...heard.notes, ...partsNotes(numerator, denominator), ...(broken === null ? [] : [broken.note])],
        contributing: [...heard.contributing, ...(broken?.eventIds ?? [])],
      };
      if (unknown) return { ...sample, amount: null, figures: [missingUnits(sample)] };
      return divided(kind, sample, {
        numerator: sum(numerator.standing.map((fact) => fact.value)),
        numeratorOn: numerator.on,
        denominator: sum(denominator.standing.map((fact) => fact.value)),
        denominatorOn: denominator.on,
      });
    },
    brokenBetween: (from, to) => seriesBreak(facts, both, from, to),
  };
}

/** What was told of both parts; a unit that is let off for one of them only has told half. */
function together(numerator: Reading<NumberFact>, denominator: Reading<NumberFact>): Reading<MeasurementFact> {
  const half = inOneOnly(numerator.waiting, denominator.waiting);
  return {
    on: numerator.on,
    standing: [...numerator.standing, ...denominator.standing],
    severalSources: numerator.severalSources || denominator.severalSources,
    missing: [...new Set([...numerator.missing, ...denominator.missing, ...half])],
    waiting: [],
    stale: [...new Set([...numerator.stale, ...denominator.stale])],
    outdated: numerator.outdated || denominator.outdated,
    expiresOn: earliest(numerator.expiresOn, denominator.expiresOn),
  };
}

function partsNotes(numerator: Reading<NumberFact>, denominator: Reading<NumberFact>) {
  const apart = numerator.on !== null && denominator.on !== null && numerator.on !== denominator.on;
  const named = [sourcesOf(numerator), sourcesOf(denominator)] as const;
  const otherSources = named.every((sources) => sources.length > 0) && inOneOnly(...named).length > 0;
  return [...noteIf(apart, 'partsApart'), ...noteIf(otherSources, 'sourcesApart')];
}

function sourcesOf({ standing }: Reading<NumberFact>): readonly string[] {
  return standing.flatMap(({ source }) => (source === null ? [] : [source]));
}

function inOneOnly(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...some.filter((one) => !others.includes(one)), ...others.filter((one) => !some.includes(one))];
}

/** A break in either part between the two days that the parts are of. */
function brokenApart(facts: Facts, measures: readonly string[], numerator: CalendarDate | null, denominator: CalendarDate | null): Break | null {
  if (numerator === null || denominator === null) return null;
  return seriesBreak(facts, measures, earlierOf(numerator, denominator), laterOf(numerator, denominator));
}

function earliest(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  return a === null || b === null ? (a ?? b) : earlierOf(a, b);
}
