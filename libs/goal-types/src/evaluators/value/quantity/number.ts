import type { DecimalText } from '#kernel';
import type { Facts, MeasurementFact } from '../../../facts.js';
import { figure } from '../../common/answer.js';
import { seriesOf, sum, type Choosing, type Series } from '../../common/series.js';
import { explained, missingUnits, sampleOf, seriesBreak, type Quantity } from './sample.js';

/** The sum over units of a number; unknown while a unit has no value at all. */
export function numberOf(measure: string, facts: Facts, maxAgeDays: number | null, choosing: Choosing): Quantity {
  const series = numbersOf(measure, facts, maxAgeDays, choosing);
  return {
    days: series.days,
    unit: 'number',
    daily: false,
    grows: false,
    at(day, since) {
      const reading = series.at(day, since);
      const known = reading.standing.length > 0 && reading.missing.length === 0;
      const amount = known ? sum(reading.standing.map((fact) => fact.value)) : null;
      const sample = sampleOf(reading, amount === null);
      return {
        ...sample,
        amount,
        figures: [figure('value', amount, 'number', reading.on), missingUnits(sample)],
        explanation: explained('number', amount, reading.on),
      };
    },
    brokenBetween: (from, to) => seriesBreak(facts, [measure], from, to),
  };
}

/** The series of a measure's numbers. */
export function numbersOf(measure: string, facts: Facts, maxAgeDays: number | null, choosing: Choosing): Series<NumberFact> {
  return seriesOf(facts.measurements.filter((fact) => fact.measure === measure).filter(isNumber), facts.units, maxAgeDays, choosing);
}

export type NumberFact = MeasurementFact & { readonly value: DecimalText };

function isNumber(fact: MeasurementFact): fact is NumberFact {
  return fact.value !== null;
}
