import { decimal, decimalText, type Decimal } from '#kernel';
import type { Facts, MeasurementFact } from '../../../facts.js';
import type { Gate, LevelMeasure } from '../../../spec/index.js';
import { figure, noteIf } from '../../common/answer.js';
import { heldOn } from '../../common/days.js';
import { seriesOf, type Choosing } from '../../common/series.js';
import { explained, missingUnits, sampleOf, seriesBreak, type Quantity, type Sample } from './sample.js';

type SurveyMeasure = Extract<LevelMeasure, { readonly kind: 'survey' }>;

/**
 * The latest wave of a survey or a test, with its margin of uncertainty. Waves are of one unit: those of several are never rolled up.
 * Below the gate the wave is shown, and nothing is decided on it.
 */
export function surveyOf({ measure, as, gate }: SurveyMeasure, facts: Facts, maxAgeDays: number | null, choosing: Choosing): Quantity {
  const waves = facts.measurements.filter((fact) => fact.measure === measure);
  const series = seriesOf(waves, facts.units, maxAgeDays, choosing);
  return {
    days: series.days,
    unit: as,
    daily: false,
    grows: false,
    at(day, since) {
      const reading = series.at(day, since);
      const [wave, ...others] = reading.standing;
      const sample = sampleOf(reading, wave === undefined);
      if (wave === undefined) return { ...sample, amount: null };
      if (others.length > 0) return { ...sample, amount: null, complete: false, notes: [...sample.notes, 'wavesApart'], figures: [missingUnits(sample)] };
      return waveSample(wave, as, gate, sample);
    },
    brokenBetween: (from, to) => {
      const broken = seriesBreak(facts, [measure], from, to);
      if (broken !== null || from >= to) return broken;
      const [before, after] = [series.at(from).standing, series.at(to).standing].map((standing) => (standing.length === 1 ? standing[0] : undefined));
      const changed = before?.survey && after?.survey && before.survey.instrument !== after.survey.instrument;
      return changed ? { note: 'instrumentChanged', eventIds: [before.eventId, after.eventId] } : null;
    },
  };
}

function waveSample(wave: MeasurementFact, as: SurveyMeasure['as'], gate: Gate, sample: Omit<Sample, 'amount'>): Sample {
  const on = heldOn(wave);
  const { answers = null, asked = null, margin = null } = wave.survey ?? {};
  const amount = amountOf(wave);
  const over = as === 'ratio' && amount !== null && amount.gt(1);
  const responseRate = answers === null || asked === null || asked === 0 ? null : decimal(answers).div(asked);
  const gated = (gate.answers !== null && (answers === null || answers < gate.answers)) || isBelow(responseRate, gate.responseRate);
  return {
    ...sample,
    amount: over ? null : amount,
    margin: margin === null ? null : decimal(margin),
    gated,
    complete: sample.complete && !gated,
    data: { ...sample.data, incomplete: sample.data.incomplete || gated },
    figures: [
      figure(as === 'ratio' ? 'share' : 'value', amount, as, on),
      figure('margin', margin === null ? null : decimal(margin), as === 'ratio' ? 'ratioDifference' : 'number', on),
      figure('answers', answers, 'count', on),
      figure('responseRate', responseRate, 'ratio', on),
    ],
    explanation:
      margin === null || amount === null
        ? explained(as, amount, on)
        : [
            {
              key: 'amountWithin',
              values: { unit: as, amount: decimalText(amount), low: decimalText(amount.minus(margin)), high: decimalText(amount.plus(margin)), on },
            },
          ],
    notes: [...sample.notes, ...noteIf(gated, 'belowGate'), ...noteIf(over, 'shareOverOne')],
  };
}

/** The wave's value, or its quotient where it is told by its parts; null where there is nothing to divide by. */
function amountOf({ value, numerator, denominator }: MeasurementFact): Decimal | null {
  if (value !== null) return decimal(value);
  if (numerator === null || denominator === null || decimal(denominator).isZero()) return null;
  return decimal(numerator).div(denominator);
}

/** Whether a gate is not passed; one that can't be checked is not. */
function isBelow(responseRate: Decimal | null, gate: string | null): boolean {
  return gate !== null && (responseRate === null || responseRate.lt(gate));
}
