import type { Workspace } from './workspace.js';

/** What a figure's ratio is held to: at least so much of the baseline's rate, or at most so many times its time. */
export type Bound = { readonly atLeast: number } | { readonly atMost: number };

/** How much work a run of the benchmark does. */
export interface Scale {
  /** Events in the large ledger. */
  readonly events: number;
  /** Appends or lines in one round of a figure about writing. */
  readonly writes: number;
  /** Rounds that count, each once ours and once the baseline, after one of each that does not. */
  readonly rounds: number;
}

/** Ours beside the baseline: the median of each over the rounds, and of the ratio within each round. */
export interface Comparison {
  readonly ours: number;
  readonly baseline: number;
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number };
}

/** One line of the benchmark. */
export interface Figure {
  readonly name: string;
  /** What is compared with what, in a line. */
  readonly what: string;
  /** Of ours and of the baseline. */
  readonly unit: 'events/s' | 'ms' | 'MB';
  /** Null for a figure that is reported only. */
  readonly bound: Bound | null;
  measure(workspace: Workspace, scale: Scale): Promise<Comparison>;
}
