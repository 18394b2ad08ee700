import type { EventReader } from '#event-store';
import type { Broker, Received } from '#messaging';
import { digestOf, DIGEST_BYTES, MOST_NAMED, PlaceComparison, type ComparedPlace } from '#projections';
import { acknowledgedSeq, eventMessage, HEADERS, sourceOf, type RelayTopics } from '../relay/index.js';

const PAGE = 1000;

/** What holding the topic of events to the log came to. */
export interface ReconciledTopic {
  readonly place: ComparedPlace;
  /** The last event that the brokers have acknowledged; up to there the topic is compared. -1 before the first. */
  readonly seq: number;
  /** Messages behind it, which may yet be sent again. */
  readonly ahead: number;
  /** Messages that repeat an earlier one byte for byte, as sending at least once may. */
  readonly repeats: number;
  /** Streams of which a later event lies before an earlier one: the first few. */
  readonly disordered: readonly string[];
}

/**
 * Holds the topic of events to the log: every event up to the acknowledged position lies there as it is to be sent, and nothing else does.
 * Memory: sixteen bytes an event, and what is told of each stream.
 * @throws Refused as {@link acknowledgedSeq} and the broker do
 */
export async function reconcileEvents(
  log: Pick<EventReader, 'readAll'>,
  broker: Broker,
  topics: RelayTopics,
  ledger: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ReconciledTopic> {
  const seq = await acknowledgedSeq(broker, topics, ledger, log);
  const comparison = new PlaceComparison(topics.events.name);
  const seen = new SeenMessages(seq + 1, comparison);
  await broker.read(topics.events.name, async (messages) => messages.forEach((message) => seen.take(message)));
  const source = sourceOf(ledger);
  for (let after = -1; after < seq; after = Math.min(after + PAGE, seq)) {
    for (const event of await log.readAll(after, Math.min(PAGE, seq - after))) {
      const { key, value } = eventMessage(event, source);
      comparison.add(event.stream, `seq ${event.seq}`, messageDigest(key, value), seen.of(event.seq));
    }
    onProgress(Math.min(after + PAGE, seq) + 1, seq + 1);
  }
  const { ahead, repeats, disordered } = seen;
  return { place: comparison.result(), seq, ahead, repeats, disordered };
}

/** What was read of the topic: of each event the first message. Messages that are no event's, or contradict the first, are told as extra. */
class SeenMessages {
  ahead = 0;
  repeats = 0;
  readonly disordered: string[] = [];
  readonly #digests: Buffer;
  readonly #isSeen: Uint8Array;
  readonly #lastOf = new Map<string, number>();

  constructor(
    private readonly size: number,
    private readonly comparison: PlaceComparison,
  ) {
    this.#digests = Buffer.alloc(size * DIGEST_BYTES);
    this.#isSeen = new Uint8Array(size);
  }

  /** The digest of an event's message; null where there is none. */
  of(seq: number): Buffer | null {
    return this.#isSeen[seq] === 1 ? this.#digests.subarray(seq * DIGEST_BYTES, (seq + 1) * DIGEST_BYTES) : null;
  }

  take({ key, value, headers, partition, offset }: Received): void {
    const seq = Number(headers[HEADERS.seq] ?? Number.NaN);
    const digest = messageDigest(key, value);
    if (seq >= this.size) {
      this.ahead += 1;
    } else if (!Number.isSafeInteger(seq) || seq < 0) {
      this.comparison.add(key ?? '', `partition ${partition}, offset ${offset}`, null, digest);
    } else if (this.#isSeen[seq] === 0) {
      this.#isSeen[seq] = 1;
      digest.copy(this.#digests, seq * DIGEST_BYTES);
      this.#mustFollow(key ?? '', seq);
    } else if (this.of(seq)?.equals(digest) === true) {
      this.repeats += 1;
    } else {
      this.comparison.add(key ?? '', `seq ${seq} again, partition ${partition}, offset ${offset}`, null, digest);
    }
  }

  #mustFollow(stream: string, seq: number): void {
    if (seq < (this.#lastOf.get(stream) ?? -1) && !this.disordered.includes(stream) && this.disordered.length < MOST_NAMED) this.disordered.push(stream);
    this.#lastOf.set(stream, seq);
  }
}

function messageDigest(key: string | null, value: string | Uint8Array | null): Buffer {
  const text = typeof value === 'string' ? value : Buffer.from(value ?? []).toString('utf8');
  return digestOf(`${key}\n${text}`);
}
