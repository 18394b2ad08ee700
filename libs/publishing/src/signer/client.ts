import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, receivedError, Refused } from '#kernel';
import { SignerConnection } from './connection.js';
import type { HeldKeys, Signer, SignRequest } from './port.js';
import type { Answer, Request } from './protocol.js';

/** Requests that may wait for the signer before more are turned away. */
const MAX_WAITING = 100;
const RETRY_MS = 50;

export interface ConnectOptions {
  /** How long a request may take, with every time the signer was lost and found again; default ten seconds. */
  readonly timeoutMs?: number;
}

/**
 * A signer that listens at a socket. A connection that is lost is opened anew and what was asked is asked again, until the time is up: a
 * signer answers what it has done before as it was.
 */
export function connectSigner(socket: string, { timeoutMs = 10_000 }: ConnectOptions = {}): Signer {
  return new SocketSigner(socket, timeoutMs);
}

class SocketSigner implements Signer {
  #connection: SignerConnection | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  readonly #closed = new AbortController();

  constructor(
    private readonly socket: string,
    private readonly timeoutMs: number,
  ) {}

  async sign({ checkpoint: { origin, size, root }, from, proof, vkey }: SignRequest): Promise<string> {
    const texts = proof.map((hash) => hash.toString('base64'));
    return (await this.#ask({ do: 'sign', origin, size, root: root.toString('base64'), from, proof: texts, vkey })) as string;
  }

  async create(origin: string, beside: string | null): Promise<string> {
    return (await this.#ask({ do: 'create', origin, beside })) as string;
  }

  async retire(vkey: string): Promise<void> {
    await this.#ask({ do: 'retire', vkey });
  }

  async end(origin: string): Promise<void> {
    await this.#ask({ do: 'end', origin });
  }

  async held(origin: string): Promise<HeldKeys> {
    return (await this.#ask({ do: 'held', origin })) as HeldKeys;
  }

  /** What still waits is turned away. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#last.catch(() => null);
    this.#connection?.close();
  }

  async #ask(request: Request): Promise<unknown> {
    if (this.#waiting >= MAX_WAITING) throw unreachable('busy', `${MAX_WAITING} requests wait for the signer already`, 'try again in a moment');
    this.#waiting += 1;
    const turn = this.#last.then(
      () => this.#exchange(request),
      () => this.#exchange(request),
    );
    this.#last = turn;
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #exchange(request: Request): Promise<unknown> {
    const answer = await this.#answer(request);
    if ('done' in answer) return answer.done;
    throw receivedError(answer.refused);
  }

  async #answer(request: Request): Promise<Answer> {
    const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(this.timeoutMs)]);
    for (;;) {
      try {
        this.#connection ??= await SignerConnection.open(this.socket, signal);
        return await this.#connection.ask(request, signal);
      } catch (error) {
        this.#connection = null;
        if (signal.aborted) throw notReached(this.socket, error);
        await delay(RETRY_MS);
      }
    }
  }
}

function notReached(socket: string, cause: unknown): Refused {
  const problem = `the signer at ${socket} gave no answer: ${messageOf(cause)}`;
  return unreachable('unavailable', problem, 'start it, or name the socket it listens at in FREMDRIFT_SIGNER', { cause });
}

function unreachable(kind: 'busy' | 'unavailable', problem: string, remedy: string, options?: ErrorOptions): Refused {
  return new Refused(kind, problem, [{ field: 'FREMDRIFT_SIGNER', problem, remedy }], options);
}
