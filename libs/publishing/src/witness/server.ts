import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '#kernel';
import type { Witness, WitnessAnswer } from './witness.js';

/** More than any request can be: 63 hashes and a note of 64 signatures. */
const MAX_BODY_BYTES = 65_536;
const MAX_CONNECTIONS = 256;
const LIMITS = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 30_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 8_192 };

const TEXT = 'text/plain; charset=utf-8';
const CHECKPOINT = /^\/([0-9a-f]{64})\/checkpoint$/;

export interface WitnessServer {
  readonly url: string;
  /** Takes no new requests, answers those under way, and ends. */
  close(): Promise<void>;
}

export interface WitnessServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Told what made a request fail that the witness could not answer: a full disk, or its own fault. */
  readonly onFailure: (error: unknown) => void;
  /** How long a sender may take for a whole request, in milliseconds; 10 seconds unless told. */
  readonly requestTimeoutMs?: number;
}

/** Serves a witness over HTTP: `POST /add-checkpoint` and `GET /<SHA-256 of the origin>/checkpoint` of c2sp.org/tlog-witness v1.0.0, and nothing else. */
export async function serveWitness(
  witness: Witness,
  { host, port, onFailure, requestTimeoutMs = LIMITS.requestTimeout }: WitnessServerOptions,
): Promise<WitnessServer> {
  const server = createServer(
    { ...LIMITS, requestTimeout: requestTimeoutMs, headersTimeout: Math.min(requestTimeoutMs, LIMITS.headersTimeout) },
    (request, response) => {
      answer(witness, request)
        .catch((error: unknown) => {
          onFailure(error);
          return plain(503, 'this witness can not answer now');
        })
        .then((reply) => send(request, response, reply))
        .catch(onFailure);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await listening(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: async () => {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    },
  };
}

async function listening(server: Server, port: number, host: string): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const problem = `can't listen on ${host}:${port} (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    throw new Refused('unavailable', problem, [{ field: 'port', problem, remedy: 'choose another port or address' }], { cause: error });
  }
}

async function answer(witness: Witness, request: IncomingMessage): Promise<WitnessAnswer> {
  const path = request.url ?? '';
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return plain(405, 'POST a checkpoint here');
    const body = await bodyOf(request);
    if (body === null) return plain(413, `a request has ${MAX_BODY_BYTES} bytes at most`);
    return isUtf8(body) ? witness.addCheckpoint(body.toString('utf8')) : plain(400, 'a request is UTF-8');
  }
  const originHash = CHECKPOINT.exec(path)?.[1];
  if (originHash === undefined) return plain(404, 'a witness answers at /add-checkpoint and /<SHA-256 of the origin>/checkpoint');
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'GET the checkpoint here');
  const note = await witness.latest(originHash);
  return note === null ? plain(404, 'no checkpoint of that log was cosigned') : { status: 200, mediaType: TEXT, body: note };
}

/** The body; null when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.byteLength;
    if (size > MAX_BODY_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function plain(status: number, words: string): WitnessAnswer {
  return { status, mediaType: TEXT, body: `${words}\n` };
}

/** A sender that has not been read to the end is told so, and not listened to any longer. */
function send(request: IncomingMessage, response: ServerResponse, { status, mediaType, body }: WitnessAnswer): void {
  const headers = {
    'content-type': mediaType,
    'content-length': Buffer.byteLength(body),
    ...(status === 405 && { allow: request.url === '/add-checkpoint' ? 'POST' : 'GET, HEAD' }),
  };
  response.writeHead(status, request.complete ? headers : { ...headers, connection: 'close' }).end(body);
}
