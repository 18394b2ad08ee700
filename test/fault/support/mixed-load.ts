import { counted } from './branches.js';

/** Lines of a delivery. */
const LINES = 300;
/** Callers who send one request after the other. */
const CALLERS = 4;

interface LineAnswer {
  readonly line: number;
  readonly eventId?: string;
  readonly seq?: number;
}

/** Somebody who sends a delivery, callers who send single requests with sealed notes, and what was acknowledged to each; all of it outlives the server. */
export class MixedLoad {
  /** The seq of every acknowledged event, by its id. */
  readonly acknowledged = new Map<string, number>();
  /** Single requests that have had no answer yet, by their key. */
  readonly #unanswered = new Map<string, string>();
  readonly #firstAnswers = new Map<string, string>();
  #requests = 0;

  constructor(private readonly token: string) {}

  /** Sends the delivery whole. @returns how many lines were acknowledged; @throws when the connection breaks */
  async deliver(url: string, delivery: string): Promise<number> {
    const lines = Array.from({ length: LINES }, (_, index) =>
      JSON.stringify({ command: 'recordMeasurement', measure: 'members', ...counted(index, delivery) }),
    );
    const response = await fetch(`${url}/api/v1/deliveries/${delivery}`, {
      method: 'POST',
      headers: { ...this.#authorized(), 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    let answered = 0;
    for await (const text of linesOf(response.body as ReadableStream<Uint8Array>)) {
      const { line, eventId, seq } = JSON.parse(text) as LineAnswer;
      if (eventId === undefined || seq === undefined) throw new Error(`a line was refused: ${text}`);
      this.#take(`${delivery}/${line}`, [eventId], seq);
      answered += 1;
    }
    if (answered !== LINES) throw new Error(`${answered} of ${LINES} lines were answered`);
    return answered;
  }

  /** Sends single requests from several callers until `more` says no; first those that have had no answer. @throws when a connection breaks */
  async callers(url: string, more: () => boolean): Promise<void> {
    for (const [key, body] of this.#unanswered) await this.#post(url, key, body);
    await Promise.all(
      Array.from({ length: CALLERS }, async () => {
        while (more()) {
          this.#requests += 1;
          const key = `request-${this.#requests}`;
          await this.#post(url, key, JSON.stringify({ ...counted(this.#requests, 'single'), note: `Fra ${key}` }));
        }
      }),
    );
  }

  async #post(url: string, key: string, body: string): Promise<void> {
    this.#unanswered.set(key, body);
    const headers = { ...this.#authorized(), 'content-type': 'application/json', 'idempotency-key': key };
    const response = await fetch(`${url}/api/v1/measures/members/measurements`, { method: 'POST', headers, body });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`${key} was answered with ${response.status}: ${text}`);
    const { eventIds, seq } = JSON.parse(text) as { readonly eventIds: readonly string[]; readonly seq: number };
    this.#take(key, eventIds, seq);
    this.#unanswered.delete(key);
  }

  /** What is acknowledged again must be the same events. */
  #take(what: string, ids: readonly string[], seq: number): void {
    const said = `${seq} ${ids.join(' ')}`;
    const first = this.#firstAnswers.get(what) ?? said;
    if (first !== said) throw new Error(`${what} was ${first} and is now ${said}`);
    this.#firstAnswers.set(what, said);
    for (const [index, id] of ids.toReversed().entries()) this.acknowledged.set(id, seq - index);
  }

  #authorized(): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.token}` };
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
