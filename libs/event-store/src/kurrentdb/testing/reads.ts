import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Faults } from './faults.js';
import { caughtUp, checkpoint, confirmation, eventResponse, nameOf, streamNotFound } from './messages.js';
import type { ServerEvent, ServerLog } from './server-log.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Events looked through between two checkpoints. */
const CHECKPOINT_EVERY = 32;

/** One read of a stream or of all, forward or backward, to the end. */
export function answerRead(call: ReadCall, log: ServerLog): void {
  const options = call.request.getOptions();
  const isBackward = options?.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const stream = options?.getStream();
  const name = nameOf(stream?.getStreamIdentifier());
  const found = stream === undefined ? log.events.filter(filterOf(call.request)) : log.events.filter((event) => event.stream === name);
  if (stream !== undefined && found.length === 0) {
    call.write(streamNotFound(name));
  } else {
    const ordered = isBackward ? found.toReversed() : found;
    const from = stream?.hasRevision() === true ? Number(stream.getRevision()) : null;
    const wanted = ordered.filter(({ revision }) => from === null || (isBackward ? revision <= from : revision >= from));
    for (const event of wanted.slice(0, Number(options?.getCount() ?? 0))) call.write(eventResponse(event));
  }
  call.end();
}

/** A subscription to all, filtered by the names of streams: what is there, that it has caught up, and what comes. */
export class ServerSubscription {
  #scanned = 0;
  #sinceCheckpoint = 0;
  #isLive = false;
  readonly #matches: (event: ServerEvent) => boolean;
  readonly #after: bigint;
  readonly #unlisten: () => void;

  constructor(
    private readonly call: ReadCall,
    private readonly log: ServerLog,
    private readonly faults: Faults,
  ) {
    this.#matches = filterOf(call.request);
    const from = call.request.getOptions()?.getAll()?.getPosition();
    this.#after = from === undefined ? -1n : BigInt(from.getCommitPosition());
    call.write(confirmation());
    this.#unlisten = log.listen(() => this.pump());
    call.on('cancelled', () => this.leave());
    this.pump();
  }

  /** Sends what has not been sent. */
  pump(): void {
    if (this.faults.holdsDeliveries) return;
    const { events } = this.log;
    for (; this.#scanned < events.length; this.#scanned += 1) {
      const event = events[this.#scanned] as ServerEvent;
      if (event.position.commit > this.#after) this.#send(event);
    }
    if (this.#isLive) return;
    this.#isLive = true;
    if (!this.faults.saysNotWhenCaughtUp) this.call.write(caughtUp());
  }

  leave(): void {
    this.#unlisten();
  }

  #send(event: ServerEvent): void {
    if (this.#matches(event)) {
      this.call.write(eventResponse(event));
      if (this.faults.deliversTwice) this.call.write(eventResponse(event));
    }
    this.#sinceCheckpoint += 1;
    if (this.#sinceCheckpoint % CHECKPOINT_EVERY === 0) this.call.write(checkpoint(event.position));
  }
}

function filterOf(request: ReadReq): (event: ServerEvent) => boolean {
  const prefixes = request.getOptions()?.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
  return ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix));
}
