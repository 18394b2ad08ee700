import type { FinishedSpan } from '#kernel';
import type { ProjectionStatus } from '../engine/projector.js';
import type { RebuildProgress } from '../engine/views-keeper.js';
import type { ViewsPlace } from './open-projector.js';

/** Whether read models are kept up here, or only looked at while another process keeps them up. */
export type Upkeeping = 'keep' | 'watch';

/** What the projector's thread is started with. */
export interface ProjectorData {
  readonly place: ViewsPlace;
  readonly how: Upkeeping;
  /** Events a transaction. */
  readonly pageSize: number;
}

/** What the projector's thread is told. */
export type ProjectorOrder = { readonly kind: 'nudge' | 'pause' | 'resume' | 'rebuild' | 'close' };

/** What went wrong with the projector itself, not with one event; it tries again by itself unless another projector is at work. */
export interface ProjectorFailure {
  readonly error: string;
  /** RFC 3339, UTC. */
  readonly since: string;
}

/** How the projector is doing. */
export interface ProjectorReport {
  /** The seq that every read model has reached; -1 while there is none to read. */
  readonly seq: number;
  readonly paused: boolean;
  /** Whether it is this one that keeps the read models up; one that stands by only sees how far they have come. */
  readonly leads: boolean;
  readonly projections: readonly ProjectionStatus[];
  /** Null when no rebuild is under way. */
  readonly rebuild: RebuildProgress | null;
  readonly failure: ProjectorFailure | null;
}

/** What the projector's thread says. */
export type ProjectorNews =
  | { readonly kind: 'reached'; readonly seq: number }
  | { readonly kind: 'report'; readonly report: ProjectorReport }
  | { readonly kind: 'rebuilt'; readonly error: string | null }
  | { readonly kind: 'span'; readonly span: FinishedSpan };
