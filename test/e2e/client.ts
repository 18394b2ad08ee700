import type { Role } from '#domain';

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

/** What became of a line of a delivery. */
export interface LineAnswer {
  readonly line: number;
  readonly accepted: boolean;
  readonly eventId?: string;
  readonly seq?: number;
  readonly repeated?: boolean;
  readonly kind?: string;
  readonly issues?: readonly { readonly field: string }[];
}

/** Talks to a server with a token for each role. */
export class Client {
  constructor(
    private readonly address: () => string,
    readonly tokens: Partial<Record<Role, string>>,
  ) {}

  get url(): string {
    return this.address();
  }

  async send(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body: string | null = null): Promise<Answer> {
    const response = await fetch(this.url + path, { method, headers, body });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** A question below the API's base. */
  async get(path: string, as: Role = 'auditor'): Promise<Answer> {
    return this.send('GET', `/api/v1${path}`, this.#authorized(as));
  }

  /** A question's answer. @throws when it is refused */
  async ask<A>(path: string, as?: Role): Promise<A> {
    const { status, text } = await this.get(path, as);
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
  async deliver(delivery: string, body: string, { as = 'recorder', token }: Given = {}): Promise<readonly LineAnswer[]> {
    const { text } = await this.send('POST', `/api/v1/deliveries/${delivery}`, { ...this.#authorized(as, token), 'content-type': NDJSON }, body);
    return linesOf(text);
  }

  #authorized(as: Role, token = this.tokens[as]): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${token}` };
  }
}

function linesOf(text: string): readonly LineAnswer[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LineAnswer);
}
