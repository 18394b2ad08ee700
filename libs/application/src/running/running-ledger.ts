import type { Readable } from 'node:stream';
import type { IssuedToken, NewAccess } from '../access/index.js';
import type { Caller } from '../authority/index.js';
import type { ExecuteRequest, Receipt } from '../commands/index.js';
import type { PublishedRequest } from '../disclosure/index.js';
import type { EvidenceFile } from '../evidence/index.js';
import type { ExportRequest, TableExport } from '../exports/index.js';
import type { Delivery } from '../ingest/index.js';
import type { LedgerLog } from '../publishing/index.js';
import type { AskRequest } from '../queries/index.js';
import type { PublishedFile, PublishedPrints, PublishedReport, ShownFile, ShownReport } from '../reports/index.js';
import type { Gauge } from './gauges.js';
import type { Readiness } from './readiness.js';

/** As much of an event as anyone who may follow the ledger may see. */
export interface EventHead {
  readonly seq: number;
  readonly type: string;
  readonly stream: string;
}

/** The whole ledger, running: what every door (HTTP, command line, sample loader) talks to. */
export interface RunningLedger {
  /** @throws Refused */
  execute(request: ExecuteRequest): Promise<Receipt>;
  /** The answer as finished JSON text, made off the caller's thread. @throws Refused */
  ask(request: AskRequest, caller: Caller): Promise<string>;
  /** A table as a file, written off the caller's thread as its pieces are taken. @throws Refused; `busy` when too many are under way */
  exportTable(request: ExportRequest, caller: Caller): Promise<TableExport>;
  /** What is published, without what could tell of few people; for every audience. @throws Refused; `busy` when too many are under way */
  publishedTable(request: PublishedRequest): Promise<TableExport>;
  /** A report's draft, or an edition made anew, in one format; kept nowhere. @throws Refused; `busy` when too many are being made */
  showReport(request: ShownReport, caller: Caller): Promise<ShownFile>;
  /** A file as it was published, byte for byte. @throws Refused `not-found`; `unavailable` when it was altered */
  publishedReport(request: PublishedReport, caller: Caller): Promise<PublishedFile>;
  /** What tells a genuine copy of a report from another, for anybody, also without a token; null where nothing is published. */
  reportPrints(report: string): Promise<PublishedPrints | null>;
  /** Facts as NDJSON, one command a line; answers one JSON line for each, in order of completion. */
  ingest(lines: Readable, caller: Caller, delivery: Delivery): AsyncIterable<string>;
  /** Retracts every fact of a delivery that still counts; answers one JSON line for each. Resumable. */
  retractDelivery(delivery: string, reason: string, caller: Caller): AsyncIterable<string>;
  /** Keeps a file of evidence; the same content again answers the same hash. @throws Refused `forbidden`, and as `EvidenceStore.put` */
  keepEvidence(content: AsyncIterable<Uint8Array>, mediaType: string, caller: Caller): Promise<EvidenceFile>;
  /** A file's plain content. @throws Refused `forbidden`, and as `EvidenceStore.get` */
  readEvidence(hash: string, caller: Caller): Promise<EvidenceFile & { readonly content: Uint8Array }>;
  /** Makes a token, which is shown this once. @throws Refused */
  createToken(access: NewAccess, caller: Caller): Promise<IssuedToken>;
  /** Heads of the events after `after` in pages, then of new ones as they come, until `signal` aborts. @throws Refused `forbidden` */
  follow(after: number, caller: Caller, signal: AbortSignal): AsyncIterable<readonly EventHead[]>;
  /** The signed log of all entries, for whoever checks that none is altered. */
  readonly log: LedgerLog;
  /** Figures of the moment: queue of the writer, lag of each projection, sizes. */
  gauges(): readonly Gauge[];
  /** Who a bearer token stands for. @throws Refused `unauthenticated` */
  callerOf(token: string): Promise<Caller>;
  readiness(): Readiness;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}
