import { Refused } from '#kernel';
import { clockAhead } from '../clock-ahead.js';
import { WrongRevision, type Appended, type AppendRequest } from '../port.js';
import { conflictingId } from '../repetition.js';
import type { Outcome } from './messages.js';

/** How much may wait for the disk, what is being written included. */
export interface QueueBounds {
  readonly appends: number;
  /** UTF-8 bytes of payloads. */
  readonly bytes: number;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Appends beyond which a group gains little: syncing the disk then costs each of them less than deciding it did. No more than so many, added in one turn
 * while nothing waits, are written as one group: all of them, or none.
 */
export const WORTH_A_COMMIT = 32;

/**
 * Natural group commit: while one group is being written the next gathers, and goes as soon as the answer has come. When nothing is being written,
 * what arrives goes at the end of this turn of the event loop, so that callers who were answered together are written together again. A turn that
 * brings many gives up what is worth a commit of its own at once, so that one thread decides while the other writes.
 */
export class GroupCommit {
  #gathering: Waiting[] = [];
  #writing: readonly Waiting[] = [];
  #bytes = 0;
  #isDue = false;
  readonly #whenIdle: (() => void)[] = [];

  constructor(
    private readonly bounds: QueueBounds,
    private readonly write: (group: readonly AppendRequest[]) => void,
  ) {}

  /** @throws Refused `busy` when the queue is full */
  add(request: AppendRequest, bytes: number): Promise<Appended> {
    if (this.#gathering.length + this.#writing.length >= this.bounds.appends) throw busy(`${this.bounds.appends} appends`);
    if (this.#bytes + bytes > this.bounds.bytes) throw busy(`${this.#bytes} bytes`);
    this.#bytes += bytes;
    const { promise, resolve, reject } = Promise.withResolvers<Appended>();
    this.#gathering.push({ request, bytes, resolve, reject });
    if (this.#gathering.length >= WORTH_A_COMMIT && this.#writing.length === 0) this.#next();
    else this.#writeThisTurn();
    return promise;
  }

  /** The group being written is on disk: each of its appends has its outcome. */
  committed(outcomes: readonly Outcome[]): void {
    const group = this.#writing;
    this.#next();
    for (const [index, { request, resolve, reject }] of group.entries()) {
      const answer = answerTo(request, outcomes[index] as Outcome);
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    }
  }

  /** Nothing of the group being written is acknowledged. */
  failed(error: Error): void {
    const group = this.#writing;
    this.#next();
    for (const { reject } of group) reject(error);
  }

  /** Nothing will be written any more: what waits is refused, too. */
  abandon(error: Error): void {
    const waiting = this.#gathering;
    this.#gathering = [];
    this.failed(error);
    for (const { reject } of waiting) reject(error);
  }

  /** Resolves when nothing waits and nothing is being written. */
  idle(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#whenIdle.push(resolve);
    this.#tellWhenIdle();
    return promise;
  }

  #writeThisTurn(): void {
    if (this.#isDue || this.#writing.length > 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      if (this.#writing.length === 0) this.#next();
    });
  }

  #next(): void {
    for (const { bytes } of this.#writing) this.#bytes -= bytes;
    this.#writing = this.#gathering;
    this.#gathering = [];
    if (this.#writing.length > 0) this.write(this.#writing.map(({ request }) => request));
    else this.#tellWhenIdle();
  }

  #tellWhenIdle(): void {
    if (this.#writing.length + this.#gathering.length > 0) return;
    for (const tell of this.#whenIdle.splice(0)) tell();
  }
}

function answerTo({ stream, expected }: AppendRequest, outcome: Outcome): Appended | Error {
  if (outcome[0] === 'wrong-revision') return new WrongRevision(stream, expected, outcome[1]);
  if (outcome[0] === 'conflict') return conflictingId(outcome[1]);
  if (outcome[0] === 'clock-ahead') return clockAhead(outcome[1], outcome[2]);
  const [what, firstSeq, seq, revision, recordedAt] = outcome;
  return { position: String(seq), firstSeq, seq, revision, recordedAt, repeated: what === 'repeated' };
}

function busy(waiting: string): Refused {
  const problem = `${waiting} are waiting to be written`;
  return new Refused('busy', `the ledger is busy: ${problem}`, [{ field: 'events', problem, remedy: 'try again in a moment, and send less at a time' }]);
}
