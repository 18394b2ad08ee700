import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { HEADERS, layoutOf, migrate, relayTopics, runLedger, withRelay, type EmbeddedLedger } from '#application';
import { Broken } from '#kernel';
import { openKafkaBroker } from '#messaging';
import { createHttpServer, readConfig } from '#platform';
import { makeTestDatabase } from '#postgres';
import type { Comparison, Figure, Scale } from '../figure.js';
import { GOAL, laterOwnCounts, type Count } from '../ledger/things.js';
import { FEWEST_EVENTS } from '../options.js';
import { comparisonOf, percentileOf, timeOf } from '../rounds.js';
import { withKafka, withPostgres } from '../servers.js';
import type { Workspace } from '../workspace.js';
import { Sightings } from './sightings.js';

/** Each is waited for by itself: a round has one for so many that other figures write. */
const ONE_IN = 200;

/** Resolves when an accepted measurement, by its seq, can be seen. */
type Seen = (seq: number) => Promise<unknown>;

export const endToEndFiles: Figure = {
  ...figure('end-to-end-files', "its goal's status, all in files"),
  measure: async (workspace, scale) => {
    const ledger = await runLedger(await copyOf(workspace));
    return measured(ledger, scale, ({ ask }) => ask);
  },
};

export const endToEndPostgres: Figure = {
  ...figure('end-to-end-postgres', "its goal's status, with read models in PostgreSQL and a relay to Kafka"),
  measure: async (workspace, scale) => onEngines(workspace, (ledger) => measured(ledger, scale, ({ ask }) => ask)),
};

export const endToEndKafka: Figure = {
  ...figure('end-to-end-kafka', 'whoever reads the events in Kafka, on the same'),
  measure: async (workspace, scale) => onEngines(workspace, (ledger, sightings) => measured(ledger, scale, () => (seq) => sightings.of(seq))),
};

function figure(name: string, visibleTo: string): Omit<Figure, 'measure'> {
  return { name, what: `from the answer to a measurement until it is seen by ${visibleTo}: 99th percentile against the median`, unit: 'ms', bound: null };
}

/** A ledger with few events, which may be written to. */
async function copyOf(workspace: Workspace): Promise<string> {
  const folder = workspace.folder();
  cpSync((await workspace.filled(FEWEST_EVENTS)).folder, folder, { recursive: true });
  return folder;
}

/** Lets `work` have the ledger on engines of its own, and what a consumer sees of it in Kafka. */
async function onEngines(workspace: Workspace, work: (ledger: EmbeddedLedger, sightings: Sightings) => Promise<Comparison>): Promise<Comparison> {
  return withPostgres((server) =>
    withKafka(async (brokers) => {
      const folder = await copyOf(workspace);
      const database = await makeTestDatabase(server);
      const tenant = `bench${randomBytes(4).toString('hex')}`;
      const engines = { kurrentdb: null, postgres: database.url, tenant };
      const consumer = await openKafkaBroker({ brokers, clientId: 'bench' });
      const over = new AbortController();
      try {
        await migrate(layoutOf(folder), layoutOf(folder, { engines }));
        const broker = await openKafkaBroker({ brokers, clientId: tenant });
        const ledger = await withRelay(await runLedger(folder, { engines }), { broker, tenant, sources: new Map(), apart: false });
        const sightings = new Sightings();
        const consuming = consumer.consume({ topic: relayTopics(tenant).events.name, group: tenant, signal: over.signal }, async (messages) =>
          messages.forEach(({ headers }) => sightings.saw(Number(headers[HEADERS.seq]))),
        );
        consuming.catch((error: unknown) => sightings.fail(error));
        const comparison = await work(ledger, sightings);
        over.abort();
        await consuming;
        return comparison;
      } finally {
        over.abort();
        await consumer.close();
        await database.drop();
      }
    }),
  );
}

/** Each measurement is given when the one before has been seen; the first round warms up. Closes the ledger. */
async function measured(running: EmbeddedLedger, { writes, rounds }: Scale, seenBy: (client: Client) => Seen): Promise<Comparison> {
  const server = await createHttpServer(running, { ...readConfig({}), port: 0, logLevel: 'silent' });
  try {
    const client = new Client(server.url, await tokenOf(running));
    const each = Math.ceil(writes / ONE_IN);
    const results: [number, number][] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const times = await timesUntil(seenBy(client), client, laterOwnCounts(round * each, each));
      results.push([percentileOf(times, 99), percentileOf(times, 50)]);
    }
    return comparisonOf(results.slice(1));
  } finally {
    await server.close();
    await running.close();
  }
}

async function timesUntil(seen: Seen, client: Client, counts: readonly Count[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const count of counts) {
    const seq = await client.give(count);
    times.push(await timeOf(() => seen(seq)));
  }
  return times;
}

async function tokenOf(running: EmbeddedLedger): Promise<string> {
  const { self } = running.ledger;
  const access = { for: self.actor, role: 'secretariat', unit: null, audience: 'inside', expiresOn: null, label: 'client' } as const;
  return (await running.createToken(access, self)).token;
}

class Client {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** @returns its seq, when the server has answered that it is recorded */
  async give({ measure, ...body }: Count): Promise<number> {
    const { seq } = JSON.parse(await this.#send(`measures/${measure}/measurements`, JSON.stringify(body))) as { readonly seq: number };
    return seq;
  }

  /** Where the goal stands, with this event and all before it. */
  readonly ask: Seen = async (seq) => this.#send(`goals/${GOAL}/status?at=2023-12-31&minSeq=${seq}`, null);

  async #send(path: string, body: string | null): Promise<string> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body !== null && { 'content-type': 'application/json' }) };
    const response = await fetch(`${this.url}/api/v1/${path}`, { method: body === null ? 'GET' : 'POST', headers, body });
    const text = await response.text();
    if (!response.ok) throw new Broken(`${path} was answered with ${response.status}: ${text}`);
    return text;
  }
}
