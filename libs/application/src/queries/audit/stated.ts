import type { Role } from '#domain';

/** Stands where the ledger says nothing: a gap is told, never left blank. */
export const MISSING = 'missing';
export type Stated<T> = T | typeof MISSING;

/** Who did something, in the capacity they had then. */
export interface Who {
  /** Pseudonym. */
  readonly actor: string;
  readonly name: Stated<string>;
  readonly role: Role;
}

/** Where an event is read whole, and where its proof is. */
export interface Links {
  readonly event: string;
  readonly proof: string;
}
