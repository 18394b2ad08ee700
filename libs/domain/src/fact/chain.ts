import { Broken, invalid } from '#kernel';
import type { Stored } from '../event/index.js';

/** One fact through its corrections. */
export interface Fact {
  /** The version that counts; null once the fact is retracted. */
  current: string | null;
  /** What it alone says something of; null where that is not held apart. */
  subject: string | null;
}

/**
 * Every event of a fact stream by id, with the fact it belongs to. Corrections may fork; the latest in the stream counts. Retracting
 * any version retracts the fact, for good.
 *
 * Folding changes the map in place, because a stream may hold 100,000 facts and each append would otherwise copy it. That is safe while
 * a state is folded only forward and only with events that were stored, which is how states are cached.
 */
export type Chains = Map<string, Fact>;

/** What the application may have looked up about the event a correction names, so that a refusal can say more. */
export interface CorrectionKnown {
  /** The stream that holds the named event; null when no event has that id. */
  readonly correctedIn?: string | null;
  /** The id the correction itself will have, where it is fixed beforehand. */
  readonly ownId?: string;
}

/** A fact is recorded: its chain begins. */
export function begun(chains: Chains, event: Stored): Chains {
  return chains.set(event.id, { current: event.id, subject: null });
}

/** A version is corrected: the correction is what counts now. @throws Broken when it corrects no earlier event of its stream. */
export function corrected(chains: Chains, event: Stored): Chains {
  const fact = factOf(chains, event);
  if (fact.current !== null) fact.current = event.id;
  return chains.set(event.id, fact);
}

/** A fact is retracted: no version of it counts. @throws Broken when it retracts no earlier event of its stream. */
export function retracted(chains: Chains, event: Stored): Chains {
  const fact = factOf(chains, event);
  fact.current = null;
  return chains.set(event.id, fact);
}

/** The version that counts of the fact an event belongs to; null when it is retracted, undefined when the stream has no such event. */
export function currentVersion(chains: Chains, eventId: string): string | null | undefined {
  return chains.get(eventId)?.current;
}

/**
 * Checks what a correction or retraction names: a fact of `stream`, or a correction of one, that has not been retracted. As only what
 * is already in the stream can be named, chains have no cycles.
 * @throws Refused `invalid` naming `corrects`
 */
export function mustCount(chains: Chains, corrects: string, stream: string, known: CorrectionKnown): void {
  const current = currentVersion(chains, corrects);
  if (current === null) throw invalid('corrects', `${corrects} belongs to a fact that was retracted`, 'record the fact anew');
  if (current !== undefined) return;
  if (corrects === known.ownId) throw invalid('corrects', `${corrects} is this very event`, 'name the event that recorded the fact, or a correction of it');
  if (known.correctedIn === null) throw invalid('corrects', `no event has the id ${corrects}`, `name an event of ${stream}`);
  if (known.correctedIn === undefined) throw invalid('corrects', `${corrects} is no event of ${stream}`, `name an event of ${stream}`);
  throw invalid('corrects', `${corrects} belongs to ${known.correctedIn}, not to ${stream}`, `name an event of ${stream}, or send it to where it belongs`);
}

function factOf(chains: Chains, event: Stored): Fact {
  const fact = event.corrects === null ? undefined : chains.get(event.corrects);
  if (fact === undefined) throw new Broken(`event ${event.id} corrects ${event.corrects}, which is no earlier event of its stream`);
  return fact;
}
