import { addDays, daysBetween, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { boundOf } from '../common/bounds.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { courseWithin, limitFigures, resultWithin } from './limits.js';
import { quantityOf, type Break, type Quantity, type Sample } from './quantity.js';
import { sideOn } from './side.js';

type Mean = Extract<LevelSpec['when'], { kind: 'mean' }>;

/**
 * A level that must hold on the average of the counting dates in the window. Of shares and rates that is the ratio of the sums; of what is
 * known on every day, the mean of the days. Waves of a survey have no weights, so their mean is shown and decides nothing; ratios published
 * without their parts, and amounts on either side of a break, have none.
 */
export function evaluateMean(spec: LevelSpec, when: Mean, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const limits = { ...when, unit: quantity.unit };
  const from = when.from ?? startOf(context);
  const early = horizon.day < from;
  const now = quantity.at(horizon.day);
  const samples = early ? [] : countedIn(quantity, from, horizon.day);
  const known = samples.filter(({ sample }) => sample.complete && sample.amount !== null);
  const gaps = !early && (known.length < samples.length || known.length === 0);
  const published = isRatio(spec.measure) && known.length > 1 && known.some(({ sample }) => sample.parts === null);
  const broken = brokenWithin(quantity, known);
  const amount = published || broken !== null ? null : meanOf(known);
  const waves = spec.measure.kind === 'survey';
  const mean = { amount, margin: null, complete: !gaps && !waves, gated: waves };
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : early ? 'tooEarly' : courseWithin(limits, mean),
      result: horizon.decided ? resultWithin(limits, sideOn(when.bound, mean)) : 'notDecidable',
      data: lightOf({ ...now.data, none: !early && known.length === 0, broken: broken !== null }),
      notes: [
        ...now.notes,
        ...noteIf(early, 'tooEarly'),
        ...noteIf(gaps, 'gaps'),
        ...noteIf(published, 'notRolledUp'),
        ...noteIf(waves, 'wavesApart'),
        ...(broken === null ? [] : [broken.note]),
      ],
      figures: [
        ...now.figures,
        figure('mean', amount, quantity.unit),
        figure(
          'countingDates',
          summed(known, () => decimal(1)),
          'count',
        ),
        ...limitFigures(limits),
      ],
      explanation: [
        ...(amount === null
          ? []
          : [{ key: 'mean' as const, values: { unit: quantity.unit, amount: decimalText(amount), from, to: known.at(-1)?.sample.on ?? null } }]),
        { key: 'wantedMean', values: { unit: quantity.unit, ...boundOf(when.bound), from, to: horizon.deciding } },
      ],
      contributing: [...now.contributing, ...samples.flatMap(({ sample }) => sample.contributing), ...(broken?.eventIds ?? [])],
      workList: [...now.workList, ...samples.flatMap(({ sample }) => sample.workList)],
      changesOn: horizon.decided
        ? []
        : [
            from,
            horizon.deciding === null ? null : addDays(horizon.deciding, 1),
            quantity.daily ? addDays(context.at, 1) : null,
            now.expiresOn,
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

/** A sample with how much it weighs: one for a counting date, the number of days where every day counts. */
interface Weighed {
  readonly sample: Sample;
  readonly weight: Decimal;
}

function countedIn(quantity: Quantity, from: CalendarDate, to: CalendarDate): readonly Weighed[] {
  if (!quantity.daily) return quantity.days.filter((day) => from <= day && day <= to).map((day) => ({ sample: quantity.at(day), weight: decimal(1) }));
  const starts = [from, ...quantity.days.filter((day) => from < day && day <= to)];
  return starts.flatMap((start, index) => {
    const end = addDays(starts[index + 1] ?? addDays(to, 1), -1);
    // Between two counting dates an amount stays or grows evenly, so that the mean of the first and the last day is that of them all.
    const half = decimal(daysBetween(start, end) + 1).div(2);
    return [start, end].map((day) => ({ sample: quantity.at(day), weight: half }));
  });
}

/** What may be published as a quotient, without what it is the quotient of. */
function isRatio({ kind }: LevelSpec['measure']): boolean {
  return kind === 'share' || kind === 'rate';
}

/** What keeps the first amount from being compared with the last. */
function brokenWithin(quantity: Quantity, known: readonly Weighed[]): Break | null {
  const [first, last] = [known[0]?.sample.on, known.at(-1)?.sample.on];
  return first === undefined || first === null || last === undefined || last === null ? null : quantity.brokenBetween(first, last);
}

function meanOf(known: readonly Weighed[]): Decimal | null {
  const ofParts = known.every(({ sample }) => sample.parts !== null);
  const over = summed(known, ({ amount, parts }) => (ofParts ? parts?.numerator : amount));
  const under = summed(known, ({ parts }) => (ofParts ? parts?.denominator : decimal(1)));
  return under.isZero() ? null : over.div(under);
}

function summed(weighed: readonly Weighed[], part: (sample: Sample) => Decimal | null | undefined): Decimal {
  return weighed.reduce((sum, { sample, weight }) => sum.plus((part(sample) ?? decimal(0)).times(weight)), decimal(0));
}
