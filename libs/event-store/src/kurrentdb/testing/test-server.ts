import { Metadata, Server, ServerCredentials, status, type ServerDuplexStream, type ServerReadableStream, type sendUnaryData } from '@grpc/grpc-js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import { GossipService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { AppendReq, AppendResp, BatchAppendReq, BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { noFaults } from './faults.js';
import { appendResponse, batchResponse, nameOf, proposedOf, tooLargeResponse, uuidOf } from './messages.js';
import { answerRead, ServerSubscription, type ReadCall } from './reads.js';
import { ServerLog, type AppendAnswer, type Expected, type ProposedEvent } from './server-log.js';

const STREAMS = 'event_store.client.streams.streams';
const LARGEST_MESSAGE = 32 * 1024 * 1024;

/** A node of the cluster, as it says of itself and of others. */
export interface Member {
  readonly port: number;
  readonly isLeader: boolean;
}

export interface TestServerOptions {
  /** Shared by the nodes of one cluster; default one of its own. */
  readonly log?: ServerLog;
  readonly credentials?: ServerCredentials;
}

type Call = { readonly metadata: Metadata };

/** An append of which messages are still to come. */
interface Batch {
  readonly options: ReturnType<BatchAppendReq['getOptions']>;
  readonly proposed: ProposedEvent[];
}

/**
 * A server that speaks the protocol of KurrentDB, by the service definitions that its client ships, as far as the adapter uses it: appends one by one and
 * in batches, reads and subscriptions, features, and gossip. The log is in memory and outlives a restart; `faults` lets things go wrong.
 */
export class KurrentTestServer {
  readonly faults = noFaults();
  readonly log: ServerLog;
  /** What appends expected, in the order they came. */
  readonly expectations: Expected[] = [];
  members: readonly Member[] = [];
  /** How many subscriptions were ever opened. */
  subscriptionsBegun = 0;
  readonly #subscriptions = new Map<ReadCall, ServerSubscription>();
  readonly #credentials: ServerCredentials;
  #server: Server | null = null;
  #port = 0;

  private constructor({ log = new ServerLog(), credentials = ServerCredentials.createInsecure() }: TestServerOptions) {
    this.log = log;
    this.#credentials = credentials;
  }

  static async start(options: TestServerOptions = {}): Promise<KurrentTestServer> {
    const server = new KurrentTestServer(options);
    await server.restart();
    return server;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `kurrentdb://localhost:${this.#port}?tls=false`;
  }

  /** How many subscriptions are open. */
  get subscribers(): number {
    return this.#subscriptions.size;
  }

  /** Listens again, at the same port. */
  async restart(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': LARGEST_MESSAGE });
    server.addService(ServerFeaturesService, { getSupportedMethods: (call: Call, reply: sendUnaryData<unknown>) => this.#features(call, reply) });
    server.addService(GossipService, { read: (_call: Call, reply: sendUnaryData<unknown>) => reply(null, this.#gossip()) });
    server.addService(StreamsService, {
      read: (call: ReadCall) => this.#read(call),
      append: (call: ServerReadableStream<AppendReq, AppendResp>, reply: sendUnaryData<AppendResp>) => void unlessCut(this.#append(call, reply)),
      batchAppend: (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) => void unlessCut(this.#batchAppend(call)),
    });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    server.bindAsync(`localhost:${this.#port}`, this.#credentials, (error, port) => (error === null ? resolve(port) : reject(error)));
    this.#port = await promise;
    this.#server = server;
  }

  /** Stops at once, as a killed server does: connections are cut, the log stays. */
  stop(): void {
    for (const subscription of this.#subscriptions.values()) subscription.leave();
    this.#subscriptions.clear();
    this.#server?.forceShutdown();
    this.#server = null;
  }

  /** Ends every subscription, as a server does that drops slow consumers. */
  dropSubscriptions(): void {
    for (const [call, subscription] of this.#subscriptions) {
      subscription.leave();
      call.emit('error', { code: status.UNAVAILABLE, details: 'dropped' });
    }
    this.#subscriptions.clear();
  }

  /** Delivers what was held back. */
  deliver(): void {
    this.faults.holdsDeliveries = false;
    for (const subscription of this.#subscriptions.values()) subscription.pump();
  }

  #features(call: Call, reply: sendUnaryData<unknown>): void {
    const refused = this.#refusal(call);
    if (refused !== null) return reply(refused);
    const supported = new features.SupportedMethods();
    supported.setEventStoreServerVersion('25.1.0');
    for (const name of ['read', 'append', ...(this.faults.batchAppends ? ['batchappend'] : [])]) {
      const method = new features.SupportedMethod();
      method.setServiceName(STREAMS);
      method.setMethodName(name);
      supported.addMethods(method);
    }
    return reply(null, supported);
  }

  #gossip(): InstanceType<typeof gossip.ClusterInfo> {
    const info = new gossip.ClusterInfo();
    for (const { port, isLeader } of this.members) {
      const endpoint = new gossip.EndPoint();
      endpoint.setAddress('localhost');
      endpoint.setPort(port);
      const member = new gossip.MemberInfo();
      member.setInstanceId(uuidOf(crypto.randomUUID()));
      member.setIsAlive(true);
      member.setState(isLeader ? gossip.MemberInfo.VNodeState.LEADER : gossip.MemberInfo.VNodeState.FOLLOWER);
      member.setHttpEndPoint(endpoint);
      info.addMembers(member);
    }
    return info;
  }

  #read(call: ReadCall): void {
    const refused = this.#refusal(call);
    if (refused !== null) {
      call.emit('error', refused);
    } else if (call.request.getOptions()?.hasSubscription() === true) {
      this.subscriptionsBegun += 1;
      this.#subscriptions.set(call, new ServerSubscription(call, this.log, this.faults));
      call.on('cancelled', () => this.#subscriptions.delete(call));
    } else {
      answerRead(call, this.log);
    }
  }

  async #append(call: ServerReadableStream<AppendReq, AppendResp>, reply: sendUnaryData<AppendResp>): Promise<void> {
    const refused = this.#refusal(call);
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

  async #batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): Promise<void> {
    const begun = new Map<string, Batch>();
    for await (const request of call as AsyncIterable<BatchAppendReq>) {
      const id = request.getCorrelationId()?.getString() ?? '';
      const batch = begun.get(id) ?? { options: request.getOptions(), proposed: [] };
      begun.set(id, batch);
      batch.proposed.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal()) continue;
      begun.delete(id);
      const answer = this.#refusal(call) ?? (await this.#answerBatch(id, batch));
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

  #refusal({ metadata }: Call): { readonly code: status; readonly details: string; readonly metadata?: Metadata } | null {
    if (this.faults.deniesAccess) return { code: status.UNAUTHENTICATED, details: 'who are you' };
    const { leader } = this.faults;
    if (leader === null || metadata.get('requires-leader')[0] !== 'true') return null;
    const where = new Metadata();
    where.set('exception', 'not-leader');
    where.set('leader-endpoint-host', leader.host);
    where.set('leader-endpoint-port', String(leader.port));
    return { code: status.NOT_FOUND, details: 'not the leader', metadata: where };
  }
}

const CUT = { code: status.UNAVAILABLE, details: 'connection cut' };

/** What came of it, or nothing where the client or a fault has cut the connection meanwhile. */
async function unlessCut(answering: Promise<void>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
