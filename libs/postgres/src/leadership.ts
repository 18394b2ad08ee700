import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { messageOf } from '#kernel';
import { addressOf, clientConfig, settle } from './connection.js';
import { postgresRefusal } from './refusal.js';

/** What someone does who may be the only one doing it. */
export interface Candidate {
  /** From now on it leads; called again after each `lost`. Must not throw. */
  gained(): void;
  /** It leads no longer, and must stop what only a leader does; until it has, it does not lead again. Must not throw. */
  lost(why: string): Promise<void> | void;
}

export interface LeadershipOptions {
  readonly applicationName: string;
  /** How often the connection is proven and what is free is tried for; a second without it. */
  readonly everyMs?: number;
  /** How long a leader that falls silent keeps the others waiting; ten seconds without it. Must be well above `everyMs`. */
  readonly leaseMs?: number;
}

/**
 * One of several processes leads, by an advisory lock on a connection of its own: the server lets go of it when the process dies, or says
 * nothing for `leaseMs`. A leader gives up by itself when it got no answer for half of that. A process that stood still may for a moment think it leads
 * when another does already: so what a leader writes must be fenced by what it writes on, as a projection's checkpoint is.
 */
export class Leadership {
  readonly #candidates = new Map<string, Candidate>();
  readonly #leading = new Set<string>();
  readonly #closing = new AbortController();
  readonly #address: string;
  readonly #everyMs: number;
  readonly #leaseMs: number;
  readonly #running: Promise<void>;
  #trouble: string | null = null;

  /** @throws Refused `invalid` for what is no URL of PostgreSQL; a server that can't be reached is tried again until it can */
  constructor(
    private readonly url: string,
    private readonly options: LeadershipOptions,
  ) {
    this.#address = addressOf(url);
    this.#everyMs = options.everyMs ?? 1_000;
    this.#leaseMs = options.leaseMs ?? 10_000;
    this.#running = this.#run();
  }

  /** Stands for leading under this name, against everyone who names it in the same database, until it is closed. */
  lead(name: string, candidate: Candidate): void {
    this.#candidates.set(name, candidate);
  }

  leads(name: string): boolean {
    return this.#leading.has(name);
  }

  /** Why nobody here can lead now; null when the server answers. */
  trouble(): string | null {
    return this.#trouble;
  }

  /** Ends every lead, waits until what led has stopped, and then lets the next one have it. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#term();
      await this.#rest();
    }
  }

  /** As long as one connection lasts. */
  async #term(): Promise<void> {
    const purpose = { applicationName: this.options.applicationName, answerWithinMs: null };
    const patienceMs = this.#leaseMs / 2;
    const client = new pg.Client({ ...clientConfig(this.url, purpose), connectionTimeoutMillis: patienceMs, query_timeout: patienceMs });
    // a connection that breaks between two questions would end the process if nobody listened; the next question fails and tells
    client.on('error', () => undefined);
    let why = 'it is closing';
    try {
      await client.connect();
      await settle(client, purpose);
      await client.query("SELECT set_config('idle_session_timeout', $1, false)", [String(this.#leaseMs)]);
      while (!this.#closing.signal.aborted) {
        await this.#beat(client);
        this.#trouble = null;
        await this.#rest();
      }
    } catch (error) {
      why = messageOf(postgresRefusal(this.#address, error));
      this.#trouble = why;
    }
    const led = [...this.#leading];
    this.#leading.clear();
    await Promise.all(led.map(async (name) => this.#candidates.get(name)?.lost(why)));
    // a server that did not answer would not answer a farewell either
    if (this.#trouble === null) await client.end();
    else client.connection.stream.destroy();
  }

  /** Proves the connection, and takes what is free. */
  async #beat(client: pg.Client): Promise<void> {
    const wanted = [...this.#candidates.keys()].filter((name) => !this.#leading.has(name));
    const { rows } = await client.query<{ name: string }>(
      "SELECT name FROM unnest($1::text[]) AS name WHERE pg_try_advisory_lock(hashtextextended('lead ' || name, 0))",
      [wanted],
    );
    for (const { name } of rows) {
      this.#leading.add(name);
      this.#candidates.get(name)?.gained();
    }
  }

  /** Waits for the next beat, or for the end. */
  async #rest(): Promise<void> {
    await setTimeout(this.#everyMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
