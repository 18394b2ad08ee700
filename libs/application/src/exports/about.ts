import type { Json } from '#kernel';
import type { Language } from '#goal-types';
import { resamplingRule, wordingIn, planAt, type MeasureAnswer, type ResamplingRule } from '#projections';
import type { TableName } from './choices.js';
import type { TableAsked } from './rows.js';
import { measuresOf } from './tables/measures.js';

const RULES: Readonly<Record<ResamplingRule['overTime'] | 'overUnits.sum' | 'overUnits.ratioOfSums' | 'overUnits.none', Readonly<Record<Language, string>>>> = {
  last: {
    nb: 'Den siste verdien i perioden, for hver enhet',
    nn: 'Den siste verdien i perioden, for kvar eining',
    en: 'The last value of the period, for each unit',
  },
  sum: { nb: 'Summen av verdiene i perioden', nn: 'Summen av verdiane i perioden', en: 'The sum of the values of the period' },
  mean: { nb: 'Gjennomsnittet av verdiene i perioden', nn: 'Gjennomsnittet av verdiane i perioden', en: 'The mean of the values of the period' },
  ratioOfSums: {
    nb: 'Summen av tellerne delt på summen av nevnerne i perioden',
    nn: 'Summen av teljarane delt på summen av nemnarane i perioden',
    en: 'The sum of the numerators divided by the sum of the denominators of the period',
  },
  'overUnits.sum': { nb: 'Enhetene summeres', nn: 'Einingane blir summerte', en: 'Units are summed' },
  'overUnits.ratioOfSums': {
    nb: 'Enhetenes tellere og nevnere summeres før de deles; andeler blir aldri midlet',
    nn: 'Teljarane og nemnarane til einingane blir summerte før dei blir delte; delar blir aldri midla',
    en: 'The numerators and denominators of units are summed before they are divided; shares are never averaged',
  },
  'overUnits.none': { nb: 'Enhetene slås ikke sammen', nn: 'Einingane blir ikkje slått saman', en: 'Units are not put together' },
};

const OF_MEASURES: ReadonlySet<TableName> = new Set(['measurements', 'series', 'revisions', 'roll-up']);

/**
 * What goes with a table: its basis, and of each measure in it the definition, unit, source, breaks, and how it is put together. Nothing
 * in it changes once the basis is pinned, so that the same link gives the same bytes.
 */
export async function aboutTable(asked: TableAsked, name: TableName, self: string): Promise<{ readonly [name: string]: Json }> {
  const { basis, params, read, point } = asked;
  const { at, seq, timeZone, rules, sample } = basis;
  const plan = params.plan === undefined ? null : await planAt(read, params.plan, point);
  return {
    table: name,
    basis: { at, seq, timeZone, rules, sample },
    self,
    ...(plan && { plan: { plan: plan.plan, title: wordingIn(params.language, plan.title), period: { ...plan.period } } }),
    ...(OF_MEASURES.has(name) && { measures: (await measuresOf(asked)).map((measure) => aboutMeasure(measure, params.language)) }),
  };
}

/** What a measure is, where its values come from, and how they are put together. */
export function aboutMeasure(measure: MeasureAnswer, language: Language): Json {
  const { overTime, overUnits } = resamplingRule(measure);
  return {
    measure: measure.measure,
    title: measure.title,
    kind: measure.kind,
    quantity: measure.quantity,
    unitOfMeasure: measure.unitOfMeasure,
    definition: measure.definition,
    source: measure.source,
    priceBasis: measure.priceBasis && { ...measure.priceBasis },
    rule: { overTime, overTimeInWords: RULES[overTime][language], overUnits, overUnitsInWords: RULES[`overUnits.${overUnits}`][language] },
    breaks: measure.breaks.map(({ validFrom, data, id }) => ({ from: validFrom, unit: data.unit, cause: data.cause, overlapTo: data.overlapTo, eventId: id })),
  };
}
