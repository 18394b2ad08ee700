import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type {
  AskRequest,
  Caller,
  EventHead,
  EvidenceFile,
  ExecuteRequest,
  Gauge,
  IssuedToken,
  LedgerLog,
  NewAccess,
  ExportRequest,
  PublishedRequest,
  Readiness,
  Receipt,
  RunningLedger,
  PublishedFile,
  PublishedPrints,
  PublishedReport,
  ShownFile,
  ShownReport,
  TableExport,
} from '#application';
import { Refused, type Instant } from '#kernel';

export const TOKEN = 'a-token';
export const CALLER: Caller = { actor: 'actor-first', role: 'admin', unit: null, audience: 'inside', grant: null };

/** Answers what a test tells it to, and remembers what it was asked: the door alone is under test. */
export class FakeLedger implements RunningLedger {
  readonly given: ExecuteRequest[] = [];
  readonly asked: AskRequest[] = [];
  readonly files = new Map<string, { readonly bytes: Buffer; readonly mediaType: string }>();
  readonly granted: { readonly access: NewAccess; readonly caller: Caller }[] = [];
  caller = CALLER;
  /** Thrown by every command and question while it is set. */
  failure: Error | null = null;
  state: Readiness = { ready: true, reasons: [], remarks: [] };
  heads: readonly EventHead[] = [];
  receipt: Receipt = { seq: 41, stream: 'measurements-m:u', revision: 7, eventIds: ['event-1'], recordedAt: null, repeated: false };

  async execute(request: ExecuteRequest): Promise<Receipt> {
    this.given.push(request);
    if (this.failure !== null) throw this.failure;
    return this.receipt;
  }

  async ask(request: AskRequest): Promise<string> {
    this.asked.push(request);
    if (this.failure !== null) throw this.failure;
    return '{ "an": "answer",  "as": "text" }';
  }

  async showReport({ format }: ShownReport): Promise<ShownFile> {
    if (this.failure !== null) throw this.failure;
    return { bytes: Buffer.from(`a draft as ${format}`), mediaType: 'application/pdf', fingerprint: 'f'.repeat(64) };
  }

  async publishedReport({ format }: PublishedReport): Promise<PublishedFile> {
    if (this.failure !== null) throw this.failure;
    return { bytes: Buffer.from(`an edition as ${format}`), mediaType: 'application/pdf', sha256: 'a'.repeat(64), redactedBy: null };
  }

  async reportPrints(report: string): Promise<PublishedPrints | null> {
    if (report !== 'r') return null;
    const files = [
      { format: 'pdf', sha256: 'a'.repeat(64), redacted: false },
      { format: 'html', sha256: 'b'.repeat(64), redacted: true },
    ];
    const documents = [{ language: 'nb', fingerprint: 'f'.repeat(64), files }];
    return { report, title: { nb: 'Året <2022>' }, editions: [{ edition: 1, publishedAt: '2023-10-25T10:00:00.000000Z' as Instant, documents }] };
  }

  readonly exported: ExportRequest[] = [];

  async exportTable(request: ExportRequest): Promise<TableExport> {
    this.exported.push(request);
    if (this.failure !== null) throw this.failure;
    const pieces = (async function* () {
      yield Buffer.from('a,table\r\n');
      yield Buffer.from('1,2\r\n');
    })();
    return {
      mediaType: 'text/csv',
      fileName: `${request.table}.csv`,
      self: `${request.address}?asOf=seq%3A1`,
      metadata: `${request.address}/metadata`,
      pieces,
    };
  }

  readonly publishedAsked: PublishedRequest[] = [];

  async publishedTable(request: PublishedRequest): Promise<TableExport> {
    this.publishedAsked.push(request);
    return {
      ...(await this.exportTable({ table: request.published?.table ?? 'published', params: request.params, address: request.address })),
      metadata: null,
    };
  }

  async callerOf(token: string): Promise<Caller> {
    if (token === TOKEN) return this.caller;
    throw new Refused('unauthenticated', 'the token is unknown');
  }

  async *ingest(lines: Readable, _caller: Caller, delivery: { readonly id: string; readonly reason: string | null }): AsyncIterable<string> {
    if (this.failure !== null) throw this.failure;
    let number = 0;
    for await (const line of createInterface({ input: lines })) {
      number += 1;
      yield JSON.stringify({ line: number, delivery, accepted: line.startsWith('{') && line.endsWith('}') });
    }
  }

  async *retractDelivery(delivery: string, reason: string): AsyncIterable<string> {
    yield JSON.stringify({ delivery, reason });
  }

  async keepEvidence(content: AsyncIterable<Uint8Array>, mediaType: string): Promise<EvidenceFile> {
    const bytes = await buffer(Readable.from(content));
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.files.set(hash, { bytes, mediaType });
    return { hash, size: bytes.length, mediaType };
  }

  async readEvidence(hash: string): Promise<EvidenceFile & { readonly content: Uint8Array }> {
    const file = this.files.get(hash);
    if (file === undefined) throw new Refused('not-found', 'no such file');
    return { hash, size: file.bytes.length, mediaType: file.mediaType, content: file.bytes };
  }

  async createToken(access: NewAccess, caller: Caller): Promise<IssuedToken> {
    this.granted.push({ access, caller });
    return { token: 'a-new-token', grant: 'grant-1', actor: 'actor-second', receipt: this.receipt };
  }

  async *follow(after: number, _caller: Caller, signal: AbortSignal): AsyncIterable<readonly EventHead[]> {
    yield this.heads.filter(({ seq }) => seq > after);
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (!signal.aborted) await promise;
  }

  readonly log: LedgerLog = {
    checkpoint: async () => 'a checkpoint\n',
    signNow: async ({ actor }) => `a new checkpoint for ${actor}\n`,
    hashTile: async (path) => Buffer.from(path),
    entryBundle: async (path, { actor }) => Buffer.from(`${path} for ${actor}`),
    proofOf: async (event, { actor }) => `a proof of ${event} for ${actor}\n`,
  };

  gauges(): readonly Gauge[] {
    return [
      { name: 'fremdrift_projection_lag_events', help: 'Events behind', labels: { projection: 'facts' }, value: 3 },
      { name: 'fremdrift_projector_alive', help: 'Whether it lives', labels: {}, value: 1 },
      { name: 'fremdrift_projection_lag_events', help: 'Events behind', labels: { projection: 'status' }, value: 0 },
    ];
  }

  readiness(): Readiness {
    return this.state;
  }

  async close(): Promise<void> {}
}
