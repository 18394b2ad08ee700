import type { ErasedData } from '#domain';
import type { Language } from '#goal-types';
import type { Basis, Point, Read } from '#projections';
import type { BackupStanding } from '../backup/index.js';
import type { Named } from './named.js';

/** A question on its way to its answer. */
export interface Asked<P> {
  readonly read: Read;
  readonly point: Point;
  /** On what the answer rests, where it says nothing else. */
  readonly basis: Basis;
  readonly params: P;
  readonly language: Language;
  /** The seq that another point of knowledge comes to, never later than the answer's own. @throws Refused `invalid` naming `field`; `not-yet` */
  readonly seqOf: (text: string, field: string) => Promise<number>;
  /** Opens every sealed field in what was read; the last step before words are made of it. */
  readonly unseal: <T>(value: T) => Promise<T>;
  /** Puts the name behind each pseudonym beside it. */
  readonly named: <T extends { readonly actor: string }>(items: readonly T[]) => Promise<readonly Named<T>[]>;
  /** How many of the keys and names that were erased are not gone for good yet. */
  readonly owed: (erased: ErasedData) => Promise<number>;
  /** Every backup, and what erasures are owed in it, as of now whatever was asked. */
  readonly backups: () => Promise<readonly BackupStanding[]>;
  /** The whole address of a path below the API's base, as this question was asked. */
  readonly linkTo: (path: string) => string;
  /** The first signed checkpoint that covers an entry, as of now; null until there is one. */
  readonly checkpointOver: (seq: number) => Promise<Basis['checkpoint']>;
  /** A file of a published report, held to its hash; null where it does not lie there. @throws Refused `unavailable` when it was altered */
  readonly reportFile: (sha256: string) => Promise<Uint8Array | null>;
}
