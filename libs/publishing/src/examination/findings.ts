import type { FaultKind } from './words/faults.js';
import type { HoldingKind } from './words/holdings.js';
import type { CheckName } from './words/checks.js';

/** Faults that are told one by one; of more, only how many. */
export const MAX_TOLD = 20;

/** What a sentence is filled in with. */
export type Details = Readonly<Record<string, string | number>>;

/** An event as a fault speaks of it. */
export interface EventRef {
  readonly seq: number;
  /** Null where the envelope can't be read. */
  readonly recordedAt: string | null;
  readonly stream: string | null;
  readonly type: string | null;
}

/** One thing that does not hold. */
export interface Fault {
  readonly check: CheckName;
  readonly kind: FaultKind;
  /** The event it is about; null when it is about something else. */
  readonly event: EventRef | null;
  readonly details: Details;
}

/** What one check came to. A `noted` one could not be made, or says something that neither holds nor fails. */
export interface CheckResult {
  readonly check: CheckName;
  readonly state: 'holds' | 'fails' | 'noted';
  /** What was found; null where the check fails, which its faults tell. */
  readonly found: { readonly kind: HoldingKind; readonly details: Details } | null;
  /** How many faults it has. */
  readonly faults: number;
}

/** Gathers what an examination finds, in bounded room: it goes on after the first fault. */
export class Findings {
  readonly faults: Fault[] = [];
  readonly #counts = new Map<CheckName, number>();
  readonly #found = new Map<CheckName, { readonly state: 'holds' | 'noted'; readonly kind: HoldingKind; readonly details: Details }>();

  fault(check: CheckName, kind: FaultKind, details: Details = {}, event: EventRef | null = null): void {
    this.#counts.set(check, this.faultsOf(check) + 1);
    if (this.faults.length < MAX_TOLD) this.faults.push({ check, kind, event, details });
  }

  /** Says what was found where the check has no fault. */
  holds(check: CheckName, kind: HoldingKind, details: Details = {}): void {
    this.#found.set(check, { state: 'holds', kind, details });
  }

  /** Says why the check proves nothing here. */
  notes(check: CheckName, kind: HoldingKind, details: Details = {}): void {
    this.#found.set(check, { state: 'noted', kind, details });
  }

  faultsOf(check: CheckName): number {
    return this.#counts.get(check) ?? 0;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** What each of the checks came to that was made, or has faults, in the order given. */
  results(order: readonly CheckName[]): readonly CheckResult[] {
    return order.flatMap((check): CheckResult[] => {
      const faults = this.faultsOf(check);
      if (faults > 0) return [{ check, state: 'fails', found: null, faults }];
      const found = this.#found.get(check);
      return found === undefined ? [] : [{ check, state: found.state, found: { kind: found.kind, details: found.details }, faults }];
    });
  }
}
