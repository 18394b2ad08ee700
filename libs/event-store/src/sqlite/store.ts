import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { nowOf, Refused, startThread, systemClock, workerUrl, type Clock, type Micros } from '#kernel';
import { checkAppend } from '../bounds.js';
import { Arrivals } from '../follow.js';
import type { Appended, AppendRequest, EventStore, StoreStatus } from '../port.js';
import { GroupCommit, type QueueBounds } from './group-commit.js';
import { claimLedger } from './lock.js';
import { packGroup, type GroupAnswer, type WriterData } from './messages.js';
import { SqliteEventReader } from './reader.js';
import { unavailable } from './refusal.js';

export interface SqliteStoreOptions {
  /** Where `recordedAt` comes from when an append claims none; default the machine's clock. */
  readonly clock?: Clock;
  /** Appends that claim no time are refused by a clock further ahead of the last event; default unbounded. */
  readonly mostAhead?: Micros;
  /** Default 4,096 appends and 64 MiB. */
  readonly queue?: QueueBounds;
}

const DEFAULT_QUEUE: QueueBounds = { appends: 4_096, bytes: 64 * 1024 * 1024 };

/**
 * Opens the ledger file for writing, creating it when there is none, and claims it for this process until closed. The folder must exist.
 * @throws Refused `unavailable` when another server has it, or it can't be opened, is not a ledger or has another format
 */
export async function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Promise<EventStore> {
  const release = claimLedger(path);
  const { mostAhead = Number.POSITIVE_INFINITY } = options;
  const writer = startThread(workerUrl(import.meta.url, './writer.worker.js'), { path, mostAhead } satisfies WriterData);
  const ended = new Promise<void>((resolve) => writer.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    writer.postMessage(null, []);
    await ended;
    release();
  };
  try {
    const [opened] = (await once(writer, 'message')) as [GroupAnswer];
    if ('refused' in opened) throw refusal(opened);
    return new SqliteEventStore(path, writer, new Arrivals(opened.lastSeq), stop, options);
  } catch (error) {
    await stop();
    throw error;
  }
}

class SqliteEventStore extends SqliteEventReader implements EventStore {
  readonly #clock: Clock;
  readonly #queue: GroupCommit;
  #status: StoreStatus = { writable: true };
  /** Why no append will ever be taken again. */
  #ended: Refused | null = null;
  #closing: Promise<void> | null = null;

  constructor(
    path: string,
    writer: Worker,
    private readonly arrivals: Arrivals,
    private readonly stop: () => Promise<void>,
    { clock = systemClock, queue = DEFAULT_QUEUE }: SqliteStoreOptions,
  ) {
    super(path, (seq, signal) => arrivals.beyond(seq, signal));
    this.#clock = clock;
    this.#queue = new GroupCommit(queue, (group) => writer.postMessage(packGroup(group, clock.nowMicros()), []));
    writer.on('message', (answer: GroupAnswer) => this.#answered(answer));
    writer.on('error', (error) => this.#writerDied(error));
  }

  async append(request: AppendRequest): Promise<Appended> {
    const bytes = checkAppend(request);
    if (this.#ended !== null) throw this.#ended;
    return this.#queue.add(request, bytes);
  }

  onAppended(listener: (seq: number) => void): () => void {
    return this.arrivals.listen(listener);
  }

  status(): StoreStatus {
    return this.#status;
  }

  override close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#end(unavailable(this.path, 'the ledger is closed', 'open it again'));
    await this.#queue.idle();
    await super.close();
    await this.stop();
  }

  #answered(answer: GroupAnswer): void {
    if ('refused' in answer) {
      if (answer.writable) this.#writableAgain();
      else this.#notWritable(answer.refused);
      this.#queue.failed(refusal(answer));
    } else {
      this.#writableAgain();
      this.#queue.committed(answer.outcomes);
      this.arrivals.announce(answer.lastSeq);
    }
  }

  #writerDied(error: Error): void {
    const ended = unavailable(this.path, `the writer thread failed (${error.message})`, 'restart the server', { cause: error });
    this.#end(ended);
    this.#queue.abandon(ended);
  }

  #end(reason: Refused): void {
    this.#ended ??= reason;
    this.#notWritable(reason.message);
  }

  #writableAgain(): void {
    if (this.#ended === null) this.#status = { writable: true };
  }

  #notWritable(reason: string): void {
    if (this.#status.writable) this.#status = { writable: false, since: nowOf(this.#clock), reason };
  }
}

function refusal({ refused, issues }: Extract<GroupAnswer, { refused: string }>): Refused {
  return new Refused('unavailable', refused, issues);
}
