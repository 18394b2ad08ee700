import type { Readable } from 'node:stream';
import type { Caller } from '../authority/index.js';
import type { ExecuteRequest, Receipt } from '../commands/index.js';

/** One question: its name, its parameters, and the address it was asked under, from which the answer's `self` link is made. */
export interface AskRequest {
  readonly question: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly address: string;
}

/** Whether the ledger can go on serving, and if not, why and since when. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

/** The whole ledger, running: what every door (HTTP, command line, sample loader) talks to. */
export interface RunningLedger {
  /** @throws Refused */
  execute(request: ExecuteRequest): Promise<Receipt>;
  /** The answer as finished JSON text, made off the caller's thread. @throws Refused */
  ask(request: AskRequest, caller: Caller): Promise<string>;
  /** Facts as NDJSON, one command a line; answers one JSON line for each, in order of completion. */
  ingest(lines: Readable, caller: Caller, delivery: { readonly id: string; readonly reason: string | null }): AsyncIterable<string>;
  /** Who a bearer token stands for. @throws Refused `unauthenticated` */
  callerOf(token: string): Promise<Caller>;
  readiness(): Readiness;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}
