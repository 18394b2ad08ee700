import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type { AppendReq, AppendResp, BatchAppendReq, BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Faults } from './faults.js';
import { appendResponse, batchResponse, nameOf, proposedOf, tooLargeResponse, uuidOf } from './messages.js';
import { CUT, refusalOf } from './refusal.js';
import type { AppendAnswer, Expected, ProposedEvent, ServerLog } from './server-log.js';

export type AppendCall = ServerReadableStream<AppendReq, AppendResp>;
export type AppendReply = sendUnaryData<AppendResp>;
export type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append of which messages are still to come. */
interface Batch {
  readonly options: ReturnType<BatchAppendReq['getOptions']>;
  readonly proposed: ProposedEvent[];
}

/** Takes appends into the log, each as a call of its own or many over one stream. */
export class Appends {
  /** What appends expected, in the order they came. */
  readonly expectations: Expected[] = [];

  constructor(
    private readonly log: ServerLog,
    private readonly faults: Faults,
  ) {}

  one(call: AppendCall, reply: AppendReply): void {
    void unlessCut(this.#one(call, reply));
  }

  many(call: BatchCall): void {
    void unlessCut(this.#many(call));
  }

  async #one(call: AppendCall, reply: AppendReply): Promise<void> {
    const refused = refusalOf(call, this.faults);
    if (refused !== null) return reply(refused);
    let options: ReturnType<AppendReq['getOptions']>;
    const proposed: ProposedEvent[] = [];
    for await (const request of call as AsyncIterable<AppendReq>) {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) proposed.push(proposedOf(message));
    }
    const expected = options?.hasRevision() === true ? Number(options.getRevision()) : options?.hasNoStream() === true ? 'no-stream' : 'any';
    const result = await this.#store(nameOf(options?.getStreamIdentifier()), expected, proposed);
    return this.#losesAnswer() ? reply(CUT) : reply(null, appendResponse(result));
  }

  async #many(call: BatchCall): Promise<void> {
    const begun = new Map<string, Batch>();
    for await (const request of call as AsyncIterable<BatchAppendReq>) {
      const id = request.getCorrelationId()?.getString() ?? '';
      const batch = begun.get(id) ?? { options: request.getOptions(), proposed: [] };
      begun.set(id, batch);
      batch.proposed.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal()) continue;
      begun.delete(id);
      const answer = refusalOf(call, this.faults) ?? (await this.#answerBatch(id, batch));
      if ('code' in answer) {
        call.emit('error', answer);
        return;
      }
      call.write(answer);
    }
    call.end();
  }

  async #answerBatch(id: string, { options, proposed }: Batch): Promise<BatchAppendResp | typeof CUT> {
    const stream = nameOf(options?.getStreamIdentifier());
    const size = proposed.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (size > this.faults.maxAppendSize) return tooLargeResponse(uuidOf(id), stream, this.faults.maxAppendSize);
    const expected = options?.hasStreamPosition() === true ? Number(options.getStreamPosition()) : options?.hasNoStream() === true ? 'no-stream' : 'any';
    const result = await this.#store(stream, expected, proposed);
    return this.#losesAnswer() ? CUT : batchResponse(uuidOf(id), stream, result);
  }

  async #store(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): Promise<AppendAnswer> {
    this.expectations.push(expected);
    await this.faults.beforeAppend(stream);
    return this.log.append(stream, expected, proposed);
  }

  #losesAnswer(): boolean {
    if (this.faults.losesAnswers === 0) return false;
    this.faults.losesAnswers -= 1;
    return true;
  }
}

/** What came of it, or nothing where the client or a fault has cut the connection meanwhile. */
async function unlessCut(answering: Promise<void>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
