import { Server, ServerCredentials, status, type sendUnaryData } from '@grpc/grpc-js';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import { GossipService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { Appends, type AppendCall, type AppendReply, type BatchCall } from './appends.js';
import { noFaults } from './faults.js';
import { clusterInfo, supportedMethods, type Member } from './node.js';
import { answerRead, ServerSubscription, type ReadCall } from './reads.js';
import { refusalOf, type Call } from './refusal.js';
import { ServerLog, type Expected } from './server-log.js';

const LARGEST_MESSAGE = 32 * 1024 * 1024;

export interface TestServerOptions {
  /** Shared by the nodes of one cluster; default one of its own. */
  readonly log?: ServerLog;
  readonly credentials?: ServerCredentials;
}

/**
 * A server that speaks the protocol of KurrentDB, by the service definitions that its client ships, as far as the adapter uses it: appends one by one and
 * in batches, reads and subscriptions, features, and gossip. The log is in memory and outlives a restart; `faults` lets things go wrong.
 */
export class KurrentTestServer {
  readonly faults = noFaults();
  readonly log: ServerLog;
  members: readonly Member[] = [];
  /** How many subscriptions were ever opened. */
  subscriptionsBegun = 0;
  readonly #subscriptions = new Map<ReadCall, ServerSubscription>();
  readonly #appends: Appends;
  readonly #credentials: ServerCredentials;
  #server: Server | null = null;
  #port = 0;

  private constructor({ log = new ServerLog(), credentials = ServerCredentials.createInsecure() }: TestServerOptions) {
    this.log = log;
    this.#appends = new Appends(log, this.faults);
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

  /** What appends expected, in the order they came. */
  get expectations(): readonly Expected[] {
    return this.#appends.expectations;
  }

  /** How many subscriptions are open. */
  get subscribers(): number {
    return this.#subscriptions.size;
  }

  /** Listens again, at the same port. */
  async restart(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': LARGEST_MESSAGE });
    server.addService(ServerFeaturesService, { getSupportedMethods: (call: Call, reply: sendUnaryData<unknown>) => this.#features(call, reply) });
    server.addService(GossipService, { read: (_call: Call, reply: sendUnaryData<unknown>) => reply(null, clusterInfo(this.members)) });
    server.addService(StreamsService, {
      read: (call: ReadCall) => this.#read(call),
      append: (call: AppendCall, reply: AppendReply) => this.#appends.one(call, reply),
      batchAppend: (call: BatchCall) => this.#appends.many(call),
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
    const refused = refusalOf(call, this.faults);
    return refused === null ? reply(null, supportedMethods(this.faults.batchAppends)) : reply(refused);
  }

  #read(call: ReadCall): void {
    const refused = refusalOf(call, this.faults);
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
}
