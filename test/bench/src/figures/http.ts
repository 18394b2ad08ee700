import { randomBytes } from 'node:crypto';
import { runLedger, type EmbeddedLedger } from '#application';
import { streams } from '#domain';
import { systemClock, timeOrderedId } from '#kernel';
import { createHttpServer, readConfig } from '#platform';
import { BareLedger } from '../baseline/bare-ledger.js';
import { bareRow } from '../baseline/bare-row.js';
import { Answering, listenBare, type BareAnswer } from '../baseline/bare-server.js';
import type { Comparison, Figure, Scale } from '../figure.js';
import { ownCounts, type Count } from '../ledger/things.js';
import { inTurns, rateOf } from '../rounds.js';
import { HttpClient } from './http-client.js';

const ECHO = 'a bare Nest-on-Fastify echo that stores nothing';
const BARE = 'bare Nest on Fastify with the bare writer thread behind it';

/** Durable single appends over HTTP by 64 callers. The server's log is off, as the baseline has none. */
export const http: Figure = {
  name: 'http',
  what: `durable single appends over HTTP by 64 callers, projector paused, against ${ECHO}`,
  unit: 'events/s',
  bound: { atLeast: 0.5 },
  measure: async (workspace, scale) => compared(await workspace.furnished(), null, { ...scale, paused: true }),
};

export const httpLive: Figure = {
  name: 'http-live',
  what: `the same with the projector live, against ${ECHO}`,
  unit: 'events/s',
  bound: null,
  measure: async (workspace, scale) => compared(await workspace.furnished(), null, { ...scale, paused: false }),
};

/** Against what does the same bytes, hashes, table and hop to a thread as well. */
export const httpDurable: Figure = {
  name: 'http-durable',
  what: `durable single appends over HTTP by 64 callers, projector paused, against ${BARE}`,
  unit: 'events/s',
  bound: { atLeast: 0.5 },
  measure: async (workspace, scale) => {
    const bare = await BareLedger.open(await workspace.furnished());
    try {
      return await compared(await workspace.furnished(), bare, { ...scale, paused: true });
    } finally {
      await bare.close();
    }
  },
};

/** Our server on the ledger in the folder, against an echo, or a bare server that stores in `bare`. */
async function compared(folder: string, bare: BareLedger | null, { writes, rounds, paused }: Scale & { readonly paused: boolean }): Promise<Comparison> {
  const running = await runLedger(folder, { paused });
  const server = await createHttpServer(running, { ...readConfig({}), port: 0, logLevel: 'silent' });
  const token = await recorderToken(running);
  const real = await realAnswer(server.url, token);
  const bareServer = await listenBare(new Answering(real.headers, bare === null ? echoing(real.body) : storingIn(bare, running.ledger.self.actor)));
  const ours = new HttpClient({ port: portOf(server.url), token });
  const baseline = new HttpClient({ port: portOf(await bareServer.getUrl()), token });
  try {
    return await inTurns(
      () => rateOf(() => ours.send(writes)),
      () => rateOf(() => baseline.send(writes)),
      rounds,
    );
  } finally {
    await ours.close();
    await baseline.close();
    await bareServer.close();
    await server.close();
    await running.close();
  }
}

async function recorderToken(running: EmbeddedLedger): Promise<string> {
  const { self } = running.ledger;
  const access = { for: self.actor, role: 'recorder', unit: null, audience: 'inside', expiresOn: null, label: 'client' } as const;
  return (await running.createToken(access, self)).token;
}

function echoing(answer: BareAnswer): (count: Count) => BareAnswer {
  return ({ measure, unit }) => ({ ...answer, stream: streams.measurements(measure, unit) });
}

function storingIn(bare: BareLedger, actor: string): (count: Count) => Promise<BareAnswer> {
  return async (count) => {
    const id = timeOrderedId(systemClock.nowMicros());
    const { seq, revision } = await bare.append(bareRow(count, id, { actor, correlation: randomBytes(16).toString('hex') }));
    return { seq, stream: streams.measurements(count.measure, count.unit), revision, eventIds: [id] };
  };
}

/** What differs from one answer to the next, or is the connection's own. */
const NOT_THE_ANSWERS = new Set(['connection', 'content-length', 'date', 'keep-alive']);

/** An answer of our server's: to one of the goal's own counts, which the rounds leave alone. */
async function realAnswer(url: string, token: string): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly body: BareAnswer }> {
  const [{ measure, ...body }] = ownCounts()[0] as [Count];
  const response = await fetch(`${url}/api/v1/measures/${measure}/measurements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const headers = [...response.headers].filter(([name]) => !NOT_THE_ANSWERS.has(name));
  return { headers: Object.fromEntries(headers), body: (await response.json()) as BareAnswer };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
