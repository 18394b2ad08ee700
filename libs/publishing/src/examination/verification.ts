import type { Checkpoint } from '#transparency';
import type { CheckResult, Fault, Findings } from './findings.js';
import { CHECK_ORDER } from './words/checks.js';

/** What an examination came to. */
export interface Verification {
  /** Whether nothing was found that does not hold. */
  readonly holds: boolean;
  /** Null where not even the package's checkpoint can be read. */
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null;
  readonly checks: readonly CheckResult[];
  /** The first of them. */
  readonly faults: readonly Fault[];
  /** How many there are. */
  readonly faultsInAll: number;
}

/** What was found, with the checkpoint it was held to. */
export function verificationOf(findings: Findings, checkpoint: Checkpoint | null): Verification {
  return {
    holds: findings.total === 0,
    checkpoint: checkpoint === null ? null : { origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root.toString('base64') },
    checks: findings.results(CHECK_ORDER),
    faults: findings.faults,
    faultsInAll: findings.total,
  };
}
