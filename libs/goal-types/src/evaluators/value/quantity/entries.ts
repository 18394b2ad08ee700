import { addDays, daysBetween, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Explanation, Figure } from '../../../evaluation.js';
import type { EntryFact, Facts } from '../../../facts.js';
import type { LevelMeasure } from '../../../spec/index.js';
import { figure, noteIf } from '../../common/answer.js';
import { staleOn } from '../../common/days.js';
import { countsOn, entriesOf, entriesOn, entryDays } from '../../common/entries.js';
import type { Quantity, Sample } from './sample.js';

/** A register is known on every day from its first entry on; before that nothing is known, which is not zero. */

type Counting = Extract<LevelMeasure, { readonly kind: 'entries' | 'distinct' }>;

/** How many entries count. */
export function countOf(measure: Extract<Counting, { readonly kind: 'entries' }>, facts: Facts, maxAgeDays: number | null): Quantity {
  return registerCount(measure, facts, maxAgeDays, (counting, on) => ({
    amount: decimal(counting.length),
    explanation: [{ key: 'counted', values: { amount: String(counting.length), on } }],
  }));
}

/** How many of the wanted values some entry that counts has. */
export function distinctOf(measure: Extract<Counting, { readonly kind: 'distinct' }>, facts: Facts, maxAgeDays: number | null): Quantity {
  return registerCount(measure, facts, maxAgeDays, (counting, on) => {
    const wanted = [...new Set(measure.values)];
    const found = valuesAmong(measure, counting);
    const absent = wanted.filter((value) => !found.includes(value));
    const amount = found.length;
    return {
      amount: decimal(amount),
      explanation: [
        { key: 'countedOf', values: { amount: String(amount), of: String(wanted.length), absent: absent.length === 0 ? null : absent.join(', '), on } },
      ],
    };
  });
}

/** Which of the wanted values some of the entries have. */
export function valuesAmong({ attribute, values }: Extract<Counting, { readonly kind: 'distinct' }>, entries: readonly EntryFact[]): readonly string[] {
  const found = new Set(entries.map(({ attributes }) => String(attributes[attribute])));
  return [...new Set(values)].filter((value) => found.has(value));
}

/** Days since anything was last said of the register, or of one of its entries. */
export function ageOf({ register, entry: only }: Extract<LevelMeasure, { readonly kind: 'age' }>, facts: Facts): Quantity {
  const entries = entriesOf(register, facts).filter(({ entry }) => only === null || entry === only);
  const said = entryDays(entries.map((entry) => ({ ...entry, to: null })));
  return {
    // The age is at its highest on the day before anything more is said.
    days: [...new Set(said.flatMap((day, index) => (index === 0 ? [day] : [addDays(day, -1), day])))].toSorted(),
    unit: 'days',
    daily: true,
    grows: true,
    at(day) {
      const last = said.findLast((on) => on <= day) ?? null;
      const amount = last === null ? null : decimal(daysBetween(last, day));
      const contributing = entries.filter((entry) => entry.from === last);
      return {
        ...registerSample(day, last, null, contributing),
        amount,
        figures: [figure('age', amount, 'days')],
        explanation: amount === null ? [] : [{ key: 'lastSaid', values: { days: decimalText(amount), on: last } }],
      };
    },
    brokenBetween: () => null,
  };
}

function registerCount(
  measure: Counting,
  facts: Facts,
  maxAgeDays: number | null,
  tell: (counting: readonly EntryFact[], newest: CalendarDate) => { readonly amount: Decimal; readonly explanation: readonly Explanation[] },
): Quantity {
  const entries = entriesOf(measure.register, facts);
  return {
    days: entryDays(entries),
    unit: 'count',
    daily: true,
    grows: false,
    at(day) {
      const versions = entriesOn(entries, day);
      const newest = versions.reduce<CalendarDate | null>((last, entry) => (last === null || entry.from > last ? entry.from : last), null);
      const told =
        newest === null
          ? null
          : tell(
              versions.filter((entry) => countsOn(measure, entry, day)),
              newest,
            );
      return {
        ...registerSample(day, newest, maxAgeDays, versions),
        amount: told?.amount ?? null,
        figures: [figure('entries', told?.amount ?? null, 'count')] satisfies readonly Figure[],
        explanation: told?.explanation ?? [],
      };
    },
    brokenBetween: () => null,
  };
}

function registerSample(
  day: CalendarDate,
  newest: CalendarDate | null,
  maxAgeDays: number | null,
  versions: readonly EntryFact[],
): Omit<Sample, 'amount' | 'figures' | 'explanation'> {
  const none = newest === null;
  const expiresOn = none ? null : staleOn(newest, maxAgeDays);
  const outdated = expiresOn !== null && expiresOn <= day;
  return {
    on: none ? null : day,
    parts: null,
    margin: null,
    gated: false,
    complete: !none && !outdated,
    data: { none, outdated, incomplete: false },
    notes: noteIf(none, 'notReported'),
    contributing: versions.map((entry) => entry.eventId),
    workList: [],
    expiresOn,
  };
}
