import { Refused, type Micros } from '#kernel';
import { WrongRevision, type Appended, type AppendRequest, type EventStore } from '../port.js';
import { knownAppend, lastRevision } from './known-append.js';
import { Gate } from './lanes.js';
import { isOfType, type KurrentLog, type LogAppended } from './log.js';
import { toRecords } from './record.js';
import { behind, isPassing, kurrentRefusal } from './refusal.js';
import { untilFound } from './waiting.js';

/**
 * Messages to the server at once. The client writes the appends of all callers into one stream; where that stream asks it to wait, the client hangs on a
 * cold connection, and brings down the process on a broken one. It asks at sixteen.
 */
const MESSAGES_AT_ONCE = 12;
/** Bytes of which the client makes one message at most. */
const MESSAGE_BYTES = 1024 * 1024;
/** About what the metadata of an event and the framing come to. */
const BYTES_AROUND_A_PAYLOAD = 1024;
const MOST_RACES = 10;
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 100;

export interface SenderOptions {
  /** Aborted when what is waited for will not come in time. */
  readonly patience: () => AbortSignal;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Sends appends to the log of the server, always with the revision that they expect. */
export class Sender {
  readonly #gate = new Gate(MESSAGES_AT_ONCE);

  constructor(
    private readonly log: KurrentLog,
    private readonly copy: EventStore,
    private readonly options: SenderOptions,
  ) {}

  /**
   * Sends it until the server has taken or refused it, or it turns out to be in the log already. `last` is the stream's revision at a time when its
   * events were not there.
   * @throws WrongRevision; Refused as the port says
   */
  async send(request: AppendRequest, bytes: number, claimedAt: Micros, last: number): Promise<Appended | LogAppended> {
    const events = toRecords(request, claimedAt);
    const weight = 1 + Math.floor((bytes + events.length * BYTES_AROUND_A_PAYLOAD) / MESSAGE_BYTES);
    let wanted = last;
    let races = 0;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#gate.through(weight, () => this.log.append({ stream: request.stream, lastRevision: wanted, events }));
      } catch (error) {
        const actual = actualRevision(error);
        if (actual === null) {
          // sent again as it was: where it came through after all, the server or its next answer says so
          if (!isPassing(error) || tries === MOST_TRIES) throw kurrentRefusal(this.log.hosts, error);
          await this.options.pause(FIRST_PAUSE_MS * 2 ** tries);
        } else {
          const known = await this.#knownAt(request, actual);
          if (known !== null) return known;
          if (request.expected !== 'any') throw new WrongRevision(request.stream, request.expected, actual);
          races += 1;
          if (races === MOST_RACES) throw busyStream(request.stream);
          wanted = actual;
        }
      }
    }
  }

  /** What is known of it once the copy has reached that revision of its stream. @throws Refused `unavailable` when it does not in time */
  async #knownAt(request: AppendRequest, revision: number): Promise<Appended | null> {
    const { stream } = request;
    const reached = await untilFound(this.copy, this.options.patience(), async () => (await lastRevision(this.copy, stream)) >= revision || null);
    const known = await knownAppend(this.copy, request);
    if (known === null && reached === null) throw behind(`revision ${revision} of stream ${stream}`);
    return known;
  }
}

/** The stream's revision by which the server refused an append, or null when it was refused for something else. */
function actualRevision(error: unknown): number | null {
  if (!isOfType(error, 'wrong-expected-version') || !('actualState' in error)) return null;
  return typeof error.actualState === 'bigint' ? Number(error.actualState) : -1;
}

function busyStream(stream: string): Refused {
  const problem = `others append to stream ${stream} all the time`;
  return new Refused('busy', problem, [{ field: 'stream', problem, remedy: 'try again in a moment' }]);
}
