import { unreachable } from '#kernel';
import type { Facts } from '../../facts.js';
import type { LevelMeasure } from '../../spec/index.js';
import type { Choosing } from '../common/series.js';
import { ageOf, countOf, distinctOf } from './quantity/entries.js';
import { numberOf } from './quantity/number.js';
import { ratioOf } from './quantity/ratio.js';
import type { Quantity } from './quantity/sample.js';
import { surveyOf } from './quantity/survey.js';
import { ratioOfTwo } from './quantity/two-measures.js';

export type { Break, Quantity, Sample } from './quantity/sample.js';

/** A measure over the goal's units, as the facts tell it; `maxAgeDays` is how old a value may be and still stand for a day, null without limit. */
export function quantityOf(measure: LevelMeasure, facts: Facts, maxAgeDays: number | null, choosing: Choosing): Quantity {
  switch (measure.kind) {
    case 'number':
      return numberOf(measure.measure, facts, maxAgeDays, choosing);
    case 'share':
    case 'rate':
      return ratioOf(measure.kind, measure.measure, facts, maxAgeDays, choosing);
    case 'shareOf':
      return ratioOfTwo('share', measure, facts, maxAgeDays, choosing);
    case 'rateOf':
      return ratioOfTwo('rate', measure, facts, maxAgeDays, choosing);
    case 'entries':
      return countOf(measure, facts, maxAgeDays);
    case 'distinct':
      return distinctOf(measure, facts, maxAgeDays);
    case 'age':
      return ageOf(measure, facts);
    case 'survey':
      return surveyOf(measure, facts, maxAgeDays, choosing);
    default:
      return unreachable(measure);
  }
}
