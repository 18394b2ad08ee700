import { decimal, decimalText, type CalendarDate, type Decimal, type DecimalText } from '#kernel';
import type { Explanation, Note } from '../../../evaluation.js';
import type { Facts, MeasurementFact } from '../../../facts.js';
import { figure, noteIf } from '../../common/answer.js';
import { seriesOf, sum, type Choosing, type Reading } from '../../common/series.js';
import { explained, missingUnits, sampleOf, seriesBreak, type Quantity, type Sample } from './sample.js';

/** A part of a whole, at most 1 and told in per cent; or a rate, which may be anything and is told as a number. */
export type RatioKind = 'share' | 'rate';

export const UNITS = { share: 'ratio', rate: 'number' } as const;

/** The ratio of sums over those units that have reported; never a mean of ratios. */
export function ratioOf(kind: RatioKind, measure: string, facts: Facts, maxAgeDays: number | null, choosing: Choosing): Quantity {
  const series = seriesOf(
    facts.measurements.filter((fact) => fact.measure === measure),
    facts.units,
    maxAgeDays,
    choosing,
  );
  return {
    days: series.days,
    unit: UNITS[kind],
    daily: false,
    grows: false,
    at(day, since) {
      const reading = series.at(day, since);
      const sample = sampleOf(reading, reading.standing.length === 0);
      const parts = reading.standing.filter(hasParts);
      if (parts.length < reading.standing.length) return publishedRatio(kind, reading, sample);
      if (parts.length === 0) return { ...sample, amount: null };
      const numerator = sum(parts.map((fact) => fact.numerator));
      const denominator = sum(parts.map((fact) => fact.denominator));
      return divided(kind, sample, { numerator, denominator, numeratorOn: reading.on, denominatorOn: reading.on });
    },
    brokenBetween: (from, to) => seriesBreak(facts, [measure], from, to),
  };
}

/** What is divided by what, each as counted on a day of its own. */
export interface Parts {
  readonly numerator: Decimal;
  readonly numeratorOn: CalendarDate | null;
  readonly denominator: Decimal;
  readonly denominatorOn: CalendarDate | null;
}

/** The sample with its parts divided; nothing to divide by, and a share over 1, leave it unknown. */
export function divided(kind: RatioKind, sample: Omit<Sample, 'amount'>, parts: Parts): Sample {
  const { numerator, numeratorOn, denominator, denominatorOn } = parts;
  const ratio = denominator.isZero() ? null : numerator.div(denominator);
  const over = kind === 'share' && ratio !== null && ratio.gt(1);
  return {
    ...sample,
    amount: over ? null : ratio,
    parts: { numerator, denominator },
    figures: [
      figure(kind, ratio, UNITS[kind], sample.on),
      figure('numerator', numerator, 'count', numeratorOn),
      figure('denominator', denominator, 'count', denominatorOn),
      missingUnits(sample),
    ],
    explanation: [told(kind, ratio, parts)],
    notes: [...sample.notes, ...noteIf(ratio === null, 'divisionByZero'), ...noteIf(over, 'shareOverOne')],
  };
}

function told(kind: RatioKind, ratio: Decimal | null, { numerator, numeratorOn, denominator, denominatorOn }: Parts): Explanation {
  const values = {
    [kind]: ratio === null ? null : decimalText(ratio),
    numerator: decimalText(numerator),
    denominator: decimalText(denominator),
    on: numeratorOn,
  };
  if (numeratorOn === denominatorOn) return { key: kind, values };
  return { key: kind === 'share' ? 'shareOfParts' : 'rateOfParts', values: { ...values, denominatorOn } };
}

/** A ratio published without its parts stands for its one unit, and is never rolled up. */
function publishedRatio(kind: RatioKind, reading: Reading<MeasurementFact>, sample: Omit<Sample, 'amount'>): Sample {
  const only = reading.standing.length === 1 ? reading.standing[0]?.value : undefined;
  const ratio = only === undefined || only === null ? null : decimal(only);
  return {
    ...sample,
    amount: ratio,
    figures: [figure(kind, ratio, UNITS[kind], reading.on), missingUnits(sample)],
    explanation: explained(UNITS[kind], ratio, reading.on),
    notes: [...sample.notes, ratio === null ? 'notRolledUp' : 'withoutParts'] satisfies readonly Note[],
  };
}

type PartsFact = MeasurementFact & { readonly numerator: DecimalText; readonly denominator: DecimalText };

function hasParts(fact: MeasurementFact): fact is PartsFact {
  return fact.numerator !== null && fact.denominator !== null;
}
