import type { LedgerDomainEvent } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';

/** The events that say something of the world: they record a fact, or correct one. */
export const FACT_TYPES = [
  'MeasurementRecorded',
  'MeasurementCorrected',
  'EntryRecorded',
  'EntryChanged',
  'EntryCorrected',
  'CoverageReported',
  'CoverageCorrected',
  'AssessmentMade',
  'AssessmentCorrected',
] as const satisfies readonly LedgerDomainEvent['type'][];
export type FactEvent = LedgerEvent<(typeof FACT_TYPES)[number]>;

/** The events by which a fact no longer counts. */
export const RETRACTION_TYPES = [
  'MeasurementRetracted',
  'EntryRetracted',
  'CoverageRetracted',
  'AssessmentRetracted',
] as const satisfies readonly LedgerDomainEvent['type'][];

const factTypes: ReadonlySet<string> = new Set(FACT_TYPES);
const retractionTypes: ReadonlySet<string> = new Set(RETRACTION_TYPES);

/** What an event is to an auditor: a fact, the retraction of one, or a decision, which all others are. */
export type EventKind = 'fact' | 'retraction' | 'decision';

export function kindOf(type: string): EventKind {
  if (factTypes.has(type)) return 'fact';
  return retractionTypes.has(type) ? 'retraction' : 'decision';
}

export function isFact(event: LedgerEvent): event is FactEvent {
  return factTypes.has(event.type);
}

/** What a fact is a fact about, under the definition that says what it means: null for an assessment without a scale. */
export function definedBy({ data }: FactEvent): { readonly kind: 'measure' | 'register' | 'coverage' | 'rubric'; readonly id: string } | null {
  if ('measure' in data) return { kind: 'measure', id: data.measure };
  if ('register' in data) return { kind: 'register', id: data.register };
  if ('coverage' in data) return { kind: 'coverage', id: data.coverage };
  return data.rubric === null ? null : { kind: 'rubric', id: data.rubric };
}
