import type { Read } from '../engine/views.js';
import type { Point } from '../queries/point.js';
import { populationOf } from './population.js';

/** Facts that count, and how many of them nobody has approved, say nothing of where they come from, or name no evidence. */
export interface Support {
  readonly facts: number;
  /** Of the kinds of facts that can name a source: measurements and coverage reports. */
  readonly mayNameSource: number;
  readonly withoutSource: number;
  readonly withoutEvidence: number;
  /** The only facts that are ever approved. */
  readonly measurements: number;
  readonly withoutApproval: number;
}

/** Counts the support of the facts behind a plan's goals that hold by t. @param approved ids of the events that some approval names */
export async function accountOfSupport(read: Read, plan: string, approved: ReadonlySet<string>, point: Point): Promise<Support> {
  let [facts, mayNameSource, withoutSource, withoutEvidence, measurements, withoutApproval] = [0, 0, 0, 0, 0, 0];
  for await (const { id, data, validFrom } of populationOf(read, { population: 'facts', plan, unit: null, measure: null, from: null, to: null }, point)) {
    if (validFrom !== null && validFrom > point.at) continue;
    facts += 1;
    if ('source' in data) {
      mayNameSource += 1;
      if (data.source === null) withoutSource += 1;
    }
    if (!('evidence' in data) || data.evidence.length === 0) withoutEvidence += 1;
    if ('measure' in data) {
      measurements += 1;
      if (!approved.has(id)) withoutApproval += 1;
    }
  }
  return { facts, mayNameSource, withoutSource, withoutEvidence, measurements, withoutApproval };
}
