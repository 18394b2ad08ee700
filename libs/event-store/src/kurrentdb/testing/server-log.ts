import type { Position } from '../record.js';

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: 'application/json' | 'application/octet-stream';
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface ServerEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
}

/** What an append expects: a revision, no stream, or anything. */
export type Expected = number | 'no-stream' | 'any';

export type AppendAnswer =
  | { readonly took: true; readonly revision: number; readonly position: Position }
  | { readonly took: false; readonly actual: number; readonly expected: Expected };

/** The log of the server, in memory, by the rules of the real one: the expected revision first, and where it does not hold, the ids. */
export class ServerLog {
  #events: ServerEvent[] = [];
  #nextPosition = 100n;
  readonly #listeners = new Set<() => void>();

  get events(): readonly ServerEvent[] {
    return this.#events;
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): AppendAnswer {
    const actual = this.#lastRevision(stream);
    const wanted = expected === 'no-stream' ? -1 : expected;
    if (wanted !== 'any' && wanted !== actual) return this.#repeated(stream, wanted, proposed) ?? { took: false, actual, expected };
    const added = proposed.map((event, index): ServerEvent => {
      const at = this.#nextPosition + BigInt(index) * 100n;
      return { ...event, stream, revision: actual + 1 + index, position: { commit: at, prepare: at } };
    });
    this.#nextPosition += BigInt(proposed.length) * 100n;
    this.#events.push(...added);
    for (const tell of this.#listeners) tell();
    return answer(added.at(-1) as ServerEvent);
  }

  /** Sets a stream's metadata, as an administrator does. */
  setMetadata(stream: string, metadata: Record<string, unknown>): void {
    const data = new Uint8Array(Buffer.from(JSON.stringify(metadata)));
    const id = crypto.randomUUID();
    this.append(`$$${stream}`, 'any', [{ id, type: '$metadata', contentType: 'application/json', data, metadata: new Uint8Array() }]);
  }

  /** Takes events away for good, as scavenging and a restored backup do. */
  keepOnly(isKept: (event: ServerEvent, index: number) => boolean): void {
    this.#events = this.#events.filter(isKept);
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #lastRevision(stream: string): number {
    return this.#events.findLast((event) => event.stream === stream)?.revision ?? -1;
  }

  /** An append whose very events lie where it wants them was made before: it is answered as it was then. */
  #repeated(stream: string, wanted: number, proposed: readonly ProposedEvent[]): AppendAnswer | null {
    const there = this.#events.filter((event) => event.stream === stream && event.revision > wanted && event.revision <= wanted + proposed.length);
    const isSame = there.length === proposed.length && there.every(({ id }, index) => id === proposed[index]?.id);
    return isSame ? answer(there.at(-1) as ServerEvent) : null;
  }
}

function answer({ revision, position }: ServerEvent): AppendAnswer {
  return { took: true, revision, position };
}
