import { createRequire } from 'node:module';
import kafkajs, { type Kafka, type SASLOptions } from 'kafkajs';
import { messageOf, Refused } from '#kernel';
import { unavailable } from '../refusals.js';

/** Where the brokers are, and how to be let in. */
export interface KafkaConnection {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** What the client calls itself in the brokers' logs and quotas. */
  readonly clientId: string;
  readonly tls?: boolean;
  readonly sasl?: SASLOptions | null;
}

/** Tries before an error is told; whoever called tries again at leisure, and says meanwhile that it is held. */
const RETRY = { retries: 3, initialRetryTime: 100, maxRetryTime: 1000 };
const CONNECT_MS = 3000;
const REQUEST_MS = 15_000;

/** A client that is not connected yet. It logs nothing: what goes wrong is thrown. */
export function kafkaClient({ brokers, clientId, tls = false, sasl = null }: KafkaConnection): Kafka {
  return new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    ssl: tls,
    ...(sasl !== null && { sasl }),
    retry: RETRY,
    connectionTimeout: CONNECT_MS,
    authenticationTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    logLevel: kafkajs.logLevel.NOTHING,
  });
}

/** Whatever the client throws as what a person can mend; a refusal stays what it is. */
export function refusalOf(error: unknown, connection: KafkaConnection): Refused {
  if (error instanceof Refused) return error;
  const cause = rootOf(error);
  const at = connection.brokers.join(',');
  if (cause.name === 'KafkaJSSASLAuthenticationError' || typeOf(error) === 'UNSUPPORTED_SASL_MECHANISM') {
    return unavailable(`Kafka at ${at} does not let us in (${cause.message})`, 'check KAFKA_USER, KAFKA_PASSWORD and KAFKA_MECHANISM', error);
  }
  if (cause.name === 'KafkaJSServerDoesNotSupportApiKey') {
    return unavailable(`Kafka at ${at} is too old (${cause.message})`, 'use Apache Kafka 2.1 or newer', error);
  }
  return unavailable(
    `Kafka at ${at} can't be used (${cause.message})`,
    'check that the brokers run and can be reached, and that KAFKA_TLS and KAFKA_USER are as they ask',
    error,
  );
}

/** What Kafka calls what went wrong; null where that is not for it to say. */
export function typeOf(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof Refused) return null;
    if ('type' in at && typeof at.type === 'string') return at.type;
  }
  return null;
}

/** What lies at the bottom of retries and of causes. */
function rootOf(error: unknown): Error {
  let root = error instanceof Error ? error : new Error(messageOf(error));
  while (root.cause instanceof Error) root = root.cause;
  return root;
}

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

/**
 * kafkajs 2.2.4 looks after each request for others that wait, by a timer whose length is what is left of a throttle: a negative number
 * where there is none, of which Node warns, and then again every millisecond (its issue 1751). Where nothing waits there is nothing to
 * look for; other warnings are left alone.
 */
function mendTimers(): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as { readonly prototype: RequestQueue };
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
}

mendTimers();
