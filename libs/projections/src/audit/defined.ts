import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { inForce } from '../queries/in-force.js';
import { definedBy, type FactEvent } from './kinds.js';

/** The event that says what a fact means. */
export type Definition = LedgerEvent<'MeasureDefined' | 'MeasureRedefined' | 'RegisterDefined' | 'CoverageDefined' | 'RubricDefined'>;

/** The definition that held on the fact's day; before the first one holds, the first. Null for an assessment without a scale. */
export async function definitionFor(read: Read, fact: FactEvent, seq: number): Promise<Definition | null> {
  const subject = definedBy(fact);
  if (subject === null) return null;
  const versions: readonly Definition[] = ofType(
    await decisionsAbout(read, subject.kind, subject.id, seq),
    'MeasureDefined',
    'MeasureRedefined',
    'RegisterDefined',
    'CoverageDefined',
    'RubricDefined',
  );
  const named = versions.find(
    (version) => version.type === 'RubricDefined' && 'rubricVersion' in fact.data && version.data.version === fact.data.rubricVersion,
  );
  if (named !== undefined) return named;
  return (fact.validFrom === null ? null : inForce(versions, fact.validFrom)) ?? versions[0] ?? null;
}
