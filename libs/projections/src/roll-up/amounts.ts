import { decimal, decimalText, type CalendarDate, type DecimalText } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import { unitAt, type MeasureDefinition, type OrganisationState } from '#domain';

export type MeasureKind = MeasureDefinition['kind'];

/** What some values come to. */
export interface Amount {
  /** Null where there is none, and where several units' values can't be rolled up: scores, and shares published without their parts. */
  readonly value: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
}

const NOTHING: Amount = { value: null, numerator: null, denominator: null };

/** What values of different units come to: the sum of counts, the ratio of the sums of shares and rates. One alone is as reported. */
export function amountOf(kind: MeasureKind, facts: readonly MeasurementFact[]): Amount {
  const [first, ...others] = facts;
  if (first === undefined) return NOTHING;
  if (others.length === 0)
    return { value: first.value ?? quotient(first.numerator, first.denominator), numerator: first.numerator, denominator: first.denominator };
  const summed = summedUp(kind, facts);
  return { ...summed, value: summed.value ?? quotient(summed.numerator, summed.denominator) };
}

/** What is added up when values are put together: the value, or the parts of a share or rate; nothing of a score. */
export function summedUp(kind: MeasureKind, facts: readonly MeasurementFact[]): Amount {
  if (kind === 'score') return NOTHING;
  if (kind !== 'share' && kind !== 'rate') return { ...NOTHING, value: sum(facts.map(({ value }) => value)) };
  return { value: null, numerator: sum(facts.map(({ numerator }) => numerator)), denominator: sum(facts.map(({ denominator }) => denominator)) };
}

function minus(one: DecimalText | null, other: DecimalText | null): DecimalText | null {
  return one === null || other === null ? null : decimalText(decimal(one).minus(other));
}

/** One amount less another, part by part; null where either is. */
export function less(one: Amount, other: Amount): Amount {
  return { value: minus(one.value, other.value), numerator: minus(one.numerator, other.numerator), denominator: minus(one.denominator, other.denominator) };
}

/**
 * The values of units that lie below none of the others on their own day, so that everyone is counted once.
 * @param rival whether a value of a unit above speaks of the same; by default every one does
 */
export function topmost<F extends MeasurementFact>(
  organisation: OrganisationState,
  facts: readonly F[],
  dayOf: (fact: F) => CalendarDate = ({ from }) => from,
  rival: (above: F, below: F) => boolean = () => true,
): readonly F[] {
  const ofUnit = Map.groupBy(facts, ({ unit }) => unit);
  return facts.filter((fact) => {
    const parentOf = (unit: string) => unitAt(organisation, unit, dayOf(fact))?.parent ?? null;
    for (let above = parentOf(fact.unit); above !== null; above = parentOf(above)) {
      if (ofUnit.get(above)?.some((other) => rival(other, fact)) === true) return false;
    }
    return true;
  });
}

/** Null when any part is missing. */
function sum(parts: readonly (DecimalText | null)[]): DecimalText | null {
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : decimalText(known.reduce((total, part) => total.plus(part), decimal(0)));
}

function quotient(numerator: DecimalText | null, denominator: DecimalText | null): DecimalText | null {
  if (numerator === null || denominator === null || decimal(denominator).isZero()) return null;
  return decimalText(decimal(numerator).div(denominator));
}
