import { alreadyExists } from '#kernel';
import type { Stored } from '../event/index.js';
import { begun, type Chains, corrected, type Fact, retracted } from './chain.js';

/** What a fact says something of, as a key: two that count may not share it. Null where any number may be said. */
export type Subject = string | null;

/** The facts of a stream in which one source says one thing of one subject. Folding changes it in place, like {@link Chains}. */
export interface DistinctFacts {
  readonly chains: Chains;
  /** The facts that count, by their subject. */
  readonly bySubject: Map<string, Fact>;
}

export function noFacts(): DistinctFacts {
  return { chains: new Map(), bySubject: new Map() };
}

/** As {@link begun}. A log from before subjects were held apart may repeat one: the latest has it. */
export function begunOn(facts: DistinctFacts, event: Stored, subject: Subject): DistinctFacts {
  begun(facts.chains, event);
  return moved(facts, event, subject);
}

/** As {@link corrected}; the correction may be of another subject. @throws Broken when it corrects no earlier event of its stream */
export function correctedTo(facts: DistinctFacts, event: Stored, subject: Subject): DistinctFacts {
  corrected(facts.chains, event);
  return moved(facts, event, subject);
}

/** As {@link retracted}; the subject is free again. @throws Broken when it retracts no earlier event of its stream */
export function retractedFrom(facts: DistinctFacts, event: Stored): DistinctFacts {
  retracted(facts.chains, event);
  return moved(facts, event, null);
}

/** Who would have a subject, and how a refusal speaks of it. */
export interface Claim {
  /** A version of the fact that may have the subject already; null for a new fact. */
  readonly corrects: string | null;
  readonly field: string;
  readonly what: string;
  /** The command that corrects such a fact. */
  readonly correction: string;
}

/**
 * Checks that no other fact that counts has the subject.
 * @throws Refused `exists` naming `field` and the event to correct or retract
 */
export function mustBeFree({ chains, bySubject }: DistinctFacts, subject: Subject, { field, what, correction, corrects }: Claim): void {
  const fact = subject === null ? undefined : bySubject.get(subject);
  if (fact === undefined || (corrects !== null && chains.get(corrects) === fact)) return;
  const { current } = fact;
  throw alreadyExists(
    field,
    `${what} from this source (event ${current})`,
    `give ${correction} with "corrects": "${current}", retract that first, or name another source`,
  );
}

function moved(facts: DistinctFacts, event: Stored, subject: Subject): DistinctFacts {
  const { chains, bySubject } = facts;
  const fact = chains.get(event.id) as Fact;
  if (fact.subject !== null && bySubject.get(fact.subject) === fact) bySubject.delete(fact.subject);
  fact.subject = fact.current === null ? null : subject;
  if (fact.subject !== null) bySubject.set(fact.subject, fact);
  return facts;
}
