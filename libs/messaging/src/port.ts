import type { Instant } from '#kernel';

/** A message on its way to a topic. */
export interface Message {
  /** Messages of one key keep their order; null lies anywhere. */
  readonly key: string | Buffer | null;
  /** Null deletes the key from a compacted topic. */
  readonly value: string | Uint8Array | null;
  readonly headers: Readonly<Record<string, Header>>;
}

/** A message whose key and headers are text. */
export interface TextMessage extends Message {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a header says, or all that it says where it is given more than once. */
export type Header = string | Buffer | (string | Buffer)[];

/** A message as it lies in a topic. */
export interface Received {
  /** As text; what is no UTF-8 in it is lost, and in the headers. */
  readonly key: string | null;
  readonly value: Buffer | null;
  /** A header that is given more than once counts as given first. */
  readonly headers: Readonly<Record<string, string>>;
  /** Key and headers as they came, byte for byte. */
  readonly asSent: Pick<Message, 'key' | 'headers'>;
  readonly topic: string;
  readonly partition: number;
  /** Its place in the partition, increasing, not dense. */
  readonly offset: number;
  /** When it was sent, by the sender's or the broker's clock; within the years 1970 to 2255, whatever the sender says. */
  readonly at: Instant;
}

/** What a topic is to be. */
export interface TopicSpec {
  readonly name: string;
  /** How many it is made with; one that is there may have others, except where the whole order matters: then it is 1. */
  readonly partitions: number;
  /** Whether of each key the last message is kept for good, or all messages for a time. */
  readonly cleanup: 'compact' | 'delete';
  /** How long messages are kept, in milliseconds; -1 is for good. Where it is null, whatever the brokers do. */
  readonly retentionMs: number | null;
  /** Largest message, in bytes, at the least. */
  readonly maxMessageBytes: number;
}

export interface Consumption {
  readonly topic: string;
  /** Who consumes: members of one group share the partitions, and what they acknowledge. */
  readonly group: string;
  /** Ends it, once the batch under way is handled. */
  readonly signal: AbortSignal;
  /** Ends when all that lay in the topic at the start is acknowledged; by default it goes on until `signal`. */
  readonly upToNow?: boolean;
}

/** Takes a batch of one partition, in order. What it took is acknowledged when it resolves. */
export type Handle = (messages: readonly Received[]) => Promise<void>;

/** Bytes of key, value and headers that one message may have; the brokers' own default, less room for what they add. */
export const MAX_MESSAGE_BYTES = 1_000_000;
/** Messages of a batch given to a consumer, at most. */
export const MAX_BATCH = 500;

/** Topics of messages, kept by others. One contract suite holds every adapter to it. */
export interface Broker {
  /**
   * Makes the topic where it is missing; one that is there must be as said.
   * @throws Refused `invalid` naming the topic and the setting that is otherwise; `unavailable`
   */
  ensureTopic(topic: TopicSpec): Promise<void>;
  /**
   * Durable on every replica in sync when it resolves. Messages of one key lie in the order given, and after those of earlier calls that
   * were waited for. When it rejects, some may be there: sending them again repeats those.
   * @throws Refused `too-large`, `not-found` for a topic that is missing, `unavailable`
   */
  send(topic: string, messages: readonly Message[]): Promise<void>;
  /**
   * Hands over messages that the group has not acknowledged, from the oldest kept, batch by batch. What was handed over and not
   * acknowledged comes again, to this or another member.
   * @throws what `handle` throws: then nothing of that batch is acknowledged; Refused `unavailable`, `not-found`
   */
  consume(consumption: Consumption, handle: Handle): Promise<void>;
  /** Hands over all that lies in the topic when it is called, from the oldest kept, or until `signal`; each partition in order. @throws as {@link Broker.consume} */
  read(topic: string, handle: Handle, signal?: AbortSignal): Promise<void>;
  /** Messages that lie in the topic, at the most: what is none may be counted with them, such as the marks of transactions. @throws Refused `unavailable`, `not-found` */
  size(topic: string): Promise<number>;
  /** Messages that lie in the topic and that the group has not acknowledged. @throws Refused `unavailable`, `not-found` */
  unacknowledged(topic: string, group: string): Promise<number>;
  close(): Promise<void>;
}
