import type { Delivery, IssuedToken, LineAnswer, NewAccess, PublishedReport, QuestionName, ShownReport } from '#application';
import type { Mandate } from '#domain';
import type { Basis } from '#projections';

/** What stands beside a command's data. */
export interface Grounds {
  readonly mandate?: Mandate | null;
  readonly reason?: string | null;
  /** The revision the decision was made on, -1 where nothing is recorded yet; decisions need it. */
  readonly revision?: number;
  /** Makes a repeated call harmless: the same key and data give the same answer. */
  readonly key?: string;
}

/** Where a command's events lie in the log; `seq` is null where a sequencer of its own has not reached them. */
export interface DoorReceipt {
  readonly seq: number | null;
  readonly stream: string;
  readonly revision: number;
  readonly eventIds: readonly string[];
  /** What whoever asked for it should know. */
  readonly remarks?: readonly string[];
}

/** Every answer says on what it rests, and how to ask for exactly itself again. */
export interface Answered {
  readonly basis: Basis;
  readonly self: string;
}

/**
 * A ledger the command line can talk to: a running server over HTTP, or the embedded files straight.
 * Every method throws `Refused` with what is wrong and what to do.
 */
export interface Door {
  /** The answer, in the shape that belongs to the question. */
  ask<A extends Answered>(question: QuestionName, params: Readonly<Record<string, unknown>>): Promise<A>;
  /** A table as a file, in pieces, and the link that gives the same again; parameters that are undefined are left out. */
  exportTable(table: string, params: Readonly<Record<string, unknown>>): Promise<{ readonly self: string; readonly pieces: AsyncIterable<Uint8Array> }>;
  /** A report as it stands now, as a file that is kept nowhere. */
  showReport(file: ShownReport): Promise<Uint8Array>;
  /** A file as it was published, byte for byte. */
  publishedReport(file: PublishedReport): Promise<Uint8Array>;
  execute(command: string, data: Readonly<Record<string, unknown>>, grounds: Grounds): Promise<DoorReceipt>;
  /** Facts as text, one JSON object a line, in pieces of any size; the answers come one a line. */
  deliver(text: AsyncIterable<string>, delivery: Delivery): AsyncIterable<LineAnswer>;
  createToken(access: NewAccess): Promise<Pick<IssuedToken, 'token' | 'grant' | 'actor'>>;
  /** Ends a grant, and every token made for it. */
  revokeToken(grant: string): Promise<void>;
  /** The signed checkpoint that is published; with `sign`, one over all that is recorded now. */
  checkpoint(options: { readonly sign: boolean }): Promise<string>;
  close(): Promise<void>;
}
