import type { SentError } from '#kernel';
import type { Missing } from './port.js';

/** What the publisher's thread is told: to publish now and answer under the id, with files made anew where told so; or to publish once more and end. */
export type PublisherOrder = { readonly kind: 'sign'; readonly id: number; readonly anew?: true } | { readonly kind: 'close' };

/** The checkpoint that is published. */
interface PublishedCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** When this server signed it, or found it at its start; RFC 3339, UTC. */
  readonly since: string;
}

/** How publishing is going. */
export interface PublisherReport {
  /** Null before the first, and while the log has no key. */
  readonly checkpoint: PublishedCheckpoint | null;
  /** Events that no checkpoint covers yet; 0 while the log has no key. */
  readonly lag: number;
  /** What others still owe the checkpoint. */
  readonly missing: readonly Missing[];
  /** Why no checkpoint could be published, and since when; null when the last attempt went well. */
  readonly failure: { readonly error: string; readonly since: string } | null;
}

/** What the publisher's thread says. */
export type PublisherNews =
  | { readonly kind: 'report'; readonly report: PublisherReport }
  | { readonly kind: 'page' }
  | { readonly kind: 'signed'; readonly id: number; readonly note: string | null }
  | { readonly kind: 'refused'; readonly id: number; readonly error: SentError };
