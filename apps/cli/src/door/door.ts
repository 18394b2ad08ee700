import type { Mandate } from '#domain';

/** What stands beside a command's data. */
export interface Grounds {
  readonly mandate?: Mandate;
  readonly reason?: string;
  /** The revision the decision was made on; decisions need it. */
  readonly revision?: number;
  /** Makes a repeated call harmless: the same key and data give the same answer. */
  readonly key?: string;
}

export interface DoorReceipt {
  readonly seq: number | null;
  readonly stream: string;
  readonly revision: number;
  readonly eventIds: readonly string[];
}

/**
 * A ledger the command line can talk to: a running server over HTTP, or the embedded files straight.
 * Every method throws `Refused` with what is wrong and what to do.
 */
export interface Door {
  ask(question: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  execute(command: string, data: Readonly<Record<string, unknown>>, grounds: Grounds): Promise<DoorReceipt>;
  /** Facts, one JSON object a line; one JSON answer a line comes back. */
  deliver(lines: AsyncIterable<string>, delivery: { readonly id: string; readonly reason: string | null }): AsyncIterable<string>;
  close(): Promise<void>;
}
