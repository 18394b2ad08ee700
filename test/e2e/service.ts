import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLedger, type EmbeddedLedger, type NewLedger } from '#application';
import { ROLES, type Role } from '#domain';
import { ManualClock, microsOf, startOfDay, type CalendarDate } from '#kernel';
import { createHttpServer, readConfig, type HttpServer } from '#platform';

const TIME_ZONE = 'Europe/Oslo';
const NEW_LEDGER: NewLedger = { origin: 'test.example/e2e', title: 'Prøve', timeZone: TIME_ZONE, language: 'nb', rules: '1', sample: false };
const NDJSON = 'application/x-ndjson';

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What stands beside a command's body. */
export interface Given {
  /** Whose token is sent; the secretariat's otherwise. */
  readonly as?: Role;
  readonly token?: string;
  /** Sent as `If-Match`. */
  readonly revision?: number;
  /** Sent as `Idempotency-Key`. */
  readonly key?: string;
}

/** A receipt of a write. */
export interface Receipt {
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventIds: readonly string[];
}

/** The real ledger in a folder of its own, behind the real HTTP door on a port of its own. Its clock stands until told what day it is. */
export class Service {
  readonly clock = new ManualClock(0);
  readonly tokens: Partial<Record<Role, string>> = {};
  #running!: EmbeddedLedger;
  #server!: HttpServer;

  private constructor(readonly folder: string) {}

  /** An empty ledger, opened on the day, with a token for each role. */
  static async start(day: string): Promise<Service> {
    const service = new Service(await mkdtemp(join(tmpdir(), 'fremdrift-e2e-')));
    service.itIs(day);
    await service.startAgain();
    service.tokens.admin = service.#running.ledger.firstToken?.token ?? '';
    for (const role of ROLES) if (role !== 'admin') service.tokens[role] = await service.newToken(role);
    return service;
  }

  get running(): EmbeddedLedger {
    return this.#running;
  }

  get url(): string {
    return this.#server.url;
  }

  /** Sets the clock to the beginning of a day in the ledger's time zone. */
  itIs(day: string): void {
    this.clock.set(microsOf(startOfDay(day as CalendarDate, TIME_ZONE)));
  }

  async stop(): Promise<void> {
    await this.#server.close();
    await this.#running.close();
  }

  async startAgain(): Promise<void> {
    this.#running = await runLedger(this.folder, { create: NEW_LEDGER, clock: this.clock });
    this.#server = await createHttpServer(this.#running, { ...readConfig({}), port: 0, logLevel: 'silent' });
  }

  /** Stops, and leaves nothing behind. */
  async end(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true });
  }

  /** The seq of the ledger's last event. */
  async head(): Promise<number> {
    return (await this.#running.ledger.store.head()).seq;
  }

  /** A new person's token. */
  async newToken(role: Role, more: { readonly unit?: string; readonly audience?: 'outside'; readonly expiresOn?: string } = {}): Promise<string> {
    const access = { for: { name: `The ${role}` }, role, label: 'a test', ...more };
    return (JSON.parse((await this.post('/access/tokens', access, { as: 'admin' })).text) as { token: string }).token;
  }

  async send(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body: string | null = null): Promise<Answer> {
    const response = await fetch(this.url + path, { method, headers, body });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** A question below the API's base, answered with all that is recorded by now. */
  async get(path: string, as: Role = 'analyst'): Promise<Answer> {
    const minSeq = /[?&](minSeq|asOf)=/.test(path) ? '' : `${path.includes('?') ? '&' : '?'}minSeq=${await this.head()}`;
    return this.send('GET', `/api/v1${path}${minSeq}`, this.#authorized(as));
  }

  /** A question's answer. @throws when it is refused */
  async ask<A>(path: string): Promise<A> {
    const { status, text } = await this.get(path);
    if (status !== 200) throw new Error(`${path} was answered with ${status}: ${text}`);
    return JSON.parse(text) as A;
  }

  /** A command below the API's base; a string is sent as it is. */
  post(path: string, body: unknown, { as = 'secretariat', token, revision, key }: Given = {}): Promise<Answer> {
    const headers = {
      ...this.#authorized(as, token),
      'content-type': 'application/json',
      ...(revision !== undefined && { 'if-match': `"${revision}"` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    return this.send('POST', `/api/v1${path}`, headers, typeof body === 'string' ? body : JSON.stringify(body));
  }

  /** A command that goes through. @throws when it does not */
  async record(path: string, body: unknown, given: Given = {}): Promise<Receipt> {
    const { status, text } = await this.post(path, body, given);
    if (status !== 201) throw new Error(`${path} was answered with ${status}: ${text}`);
    return JSON.parse(text) as Receipt;
  }

  /** Facts in bulk, with the answer to each line. */
  async deliver(delivery: string, body: string, as: Role = 'recorder'): Promise<readonly LineAnswer[]> {
    const { text } = await this.send('POST', `/api/v1/deliveries/${delivery}`, { ...this.#authorized(as), 'content-type': NDJSON }, body);
    return linesOf(text);
  }

  #authorized(as: Role, token = this.tokens[as]): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${token}` };
  }
}

/** What became of a line of a delivery. */
export interface LineAnswer {
  readonly line: number;
  readonly accepted: boolean;
  readonly eventId?: string;
  readonly seq?: number;
  readonly repeated?: boolean;
  readonly issues?: readonly { readonly field: string }[];
}

/** An answer of one JSON object a line. */
export function linesOf(text: string): readonly LineAnswer[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LineAnswer);
}
