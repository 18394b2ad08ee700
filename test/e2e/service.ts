import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLedger, type EmbeddedLedger, type NewLedger } from '#application';
import { ROLES, type Role } from '#domain';
import { ManualClock, microsOf, startOfDay, type CalendarDate } from '#kernel';
import { createHttpServer, readConfig, type HttpServer } from '#platform';
import { Client, type Answer } from './client.js';

const TIME_ZONE = 'Europe/Oslo';
const NEW_LEDGER: NewLedger = { origin: 'test.example/e2e', title: 'Prøve', timeZone: TIME_ZONE, language: 'nb', rules: '1', sample: false };

/** The real ledger in a folder of its own, behind the real HTTP door on a port of its own. Its clock stands until told what day it is. */
export class Service extends Client {
  readonly clock = new ManualClock(0);
  #running!: EmbeddedLedger;
  #server!: HttpServer;

  private constructor(readonly folder: string) {
    super(() => this.#server.url, {});
  }

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

  /** A question below the API's base, answered with all that is recorded by now where it does not say otherwise. */
  override async get(path: string, as?: Role): Promise<Answer> {
    const minSeq = /[?&]minSeq=/.test(path) ? '' : `${path.includes('?') ? '&' : '?'}minSeq=${await this.head()}`;
    return super.get(path + minSeq, as);
  }

  /** A new person's token. */
  async newToken(role: Role, more: { readonly unit?: string; readonly audience?: 'outside'; readonly expiresOn?: string } = {}): Promise<string> {
    const access = { for: { name: `The ${role}` }, role, label: 'a test', ...more };
    return (JSON.parse((await this.post('/access/tokens', access, { as: 'admin' })).text) as { token: string }).token;
  }
}
