import { runLedger, type EmbeddedLedger } from '#application';
import { createHttpServer, readConfig } from '#platform';
import { Echo, listenAsEcho } from '../baseline/echo-server.js';
import type { Bound, Comparison, Figure, Scale } from '../figure.js';
import { ownCounts } from '../ledger/things.js';
import { inTurns, rateOf } from '../rounds.js';
import { HttpClient } from './http-client.js';

export const http = overHttp('http', 'projector paused', true, { atLeast: 0.5 });
export const httpLive = overHttp('http-live', 'projector live', false, null);

/** Durable single appends over HTTP by 64 callers. The server's log is off, as the echo has none. */
function overHttp(name: string, projector: string, paused: boolean, bound: Bound | null): Figure {
  return {
    name,
    what: `durable single appends over HTTP by 64 callers, ${projector}, against a bare Nest-on-Fastify echo that stores nothing`,
    unit: 'events/s',
    bound,
    measure: async (workspace, scale) => {
      const running = await runLedger(await workspace.furnished(), { paused });
      try {
        return await compared(running, scale);
      } finally {
        await running.close();
      }
    },
  };
}

async function compared(running: EmbeddedLedger, { writes, rounds }: Scale): Promise<Comparison> {
  const server = await createHttpServer(running, { ...readConfig({}), port: 0, logLevel: 'silent' });
  const token = await recorderToken(running);
  const echo = await listenAsEcho(await answerOf(server.url, token));
  const ours = new HttpClient({ port: portOf(server.url), token });
  const baseline = new HttpClient({ port: portOf(await echo.getUrl()), token });
  try {
    return await inTurns(
      () => rateOf(() => ours.send(writes)),
      () => rateOf(() => baseline.send(writes)),
      rounds,
    );
  } finally {
    await ours.close();
    await baseline.close();
    await echo.close();
    await server.close();
  }
}

async function recorderToken(running: EmbeddedLedger): Promise<string> {
  const { self } = running.ledger;
  const access = { for: self.actor, role: 'recorder', unit: null, audience: 'inside', expiresOn: null, label: 'client' } as const;
  return (await running.createToken(access, self)).token;
}

/** What differs from one answer to the next, or is the connection's own. */
const NOT_THE_ANSWERS = new Set(['connection', 'content-length', 'date', 'keep-alive']);

/** A real answer, for the echo to give: one of the goal's own counts, which the rounds leave alone. */
async function answerOf(url: string, token: string): Promise<Echo> {
  const [{ measure, unit, on, value }] = ownCounts()[0] as [ReturnType<typeof ownCounts>[number][number]];
  const response = await fetch(`${url}/api/v1/measures/${measure}/measurements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ unit, on, value }),
  });
  const headers = [...response.headers].filter(([name]) => !NOT_THE_ANSWERS.has(name));
  return new Echo(Object.fromEntries(headers), (await response.json()) as Echo['receipt']);
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
