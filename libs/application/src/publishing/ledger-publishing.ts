import { messageOf, nowOf, Refused, systemClock, workerUrl, type Pulse } from '#kernel';
import {
  connectSigner,
  mustBeAddress,
  nodeDisk,
  openArchive,
  readPolicyFile,
  startPublisher,
  startSigner,
  type CheckpointArchive,
  type PublisherHandle,
  type PublisherReport,
  type Signer,
} from '#publishing';
import type { Signing } from '../keys/index.js';
import type { Layout } from '../ledger/layout.js';
import type { PublisherData } from './publisher-data.js';

/** How a ledger is published. */
export interface PublishingOptions {
  /** Socket of a signer that runs apart; null: one is started here when it is first needed. */
  readonly signer?: string | null;
  /** Between two checkpoints, where there is something new; default ten. */
  readonly checkpointSeconds?: number;
  /** File of the policy of witnesses; null for none. */
  readonly witnesses?: string | null;
  /** Address of a time stamping authority; null for none. */
  readonly timestamps?: string | null;
}

const CHECKPOINT_SECONDS = 10;

/** What runs to publish one ledger: a signer's process and a publisher's thread, each started when it is first needed. */
export class LedgerPublishing {
  readonly archive: CheckpointArchive;
  #signer: Promise<{ readonly signer: Signer; readonly socket: string }> | null = null;
  #publisher: PublisherHandle | null = null;
  #starting: Promise<PublisherHandle> | null = null;
  #closed = false;
  #failure: PublisherReport['failure'] = null;

  /** @throws Refused `invalid` or `unavailable` for a wrong policy of witnesses, naming the line, and a wrong address: not to be found by the thread */
  constructor(
    private readonly layout: Layout,
    private readonly options: PublishingOptions = {},
  ) {
    const { witnesses = null, timestamps = null } = options;
    if (witnesses !== null) readPolicyFile(witnesses, 'FREMDRIFT_WITNESSES');
    if (timestamps !== null) mustBeAddress(timestamps, 'FREMDRIFT_TIMESTAMPS');
    this.archive = openArchive(nodeDisk(layout.checkpoints));
  }

  /** All that decisions on the log's keys need. @throws Refused `unavailable` when the signer does not start */
  async signing(): Promise<Signing> {
    const { signer } = await this.#signerAtWork();
    return { signer, archive: this.archive, publish: () => this.signNow() };
  }

  /** Publishes from now on; again is harmless. @throws Refused `unavailable` when the signer does not start */
  async start(): Promise<PublisherHandle> {
    if (this.#closed) throw new Refused('unavailable', 'the ledger is closing');
    this.#starting ??= this.#started();
    try {
      const publisher = await this.#starting;
      this.#failure = null;
      return publisher;
    } catch (error) {
      this.#starting = null;
      this.#failure = { error: messageOf(error), since: this.#failure?.since ?? nowOf(systemClock) };
      throw error;
    }
  }

  /** As {@link start}, but what hinders it is told by the status only. */
  startSoon(): void {
    this.start().catch(() => null);
  }

  /** Whether it was started, or is about to be. */
  get isAtWork(): boolean {
    return this.#starting !== null || this.#closed;
  }

  /** Null while nothing is published. */
  status(): PublisherReport | null {
    const idle = this.#failure === null ? null : { checkpoint: null, lag: 0, missing: [], failure: this.#failure };
    return this.#publisher?.status() ?? idle;
  }

  /** Whether the publisher is heard of; null while nothing is published. */
  pulse(): Pulse | null {
    return this.#publisher?.pulse() ?? null;
  }

  /** The signed checkpoint over all that is in the log now, published. @throws Refused `not-found` while the log has no key; as the publisher does */
  async signNow(): Promise<string> {
    return (await this.start()).signNow();
  }

  /** Has tiles and bundles made anew that were found to be damaged, from a log that is the one that was signed. @throws Refused as {@link signNow} does */
  async makeAnew(): Promise<void> {
    await (await this.start()).signAnew();
  }

  /** Publishes what is new, then ends what was started. */
  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#starting?.catch(() => null))?.close();
    await (await this.#signer?.catch(() => null))?.signer.close();
  }

  async #started(): Promise<PublisherHandle> {
    const { witnesses = null, timestamps = null, checkpointSeconds = CHECKPOINT_SECONDS } = this.options;
    const { socket } = await this.#signerAtWork();
    const data: PublisherData = { layout: this.layout, socket, checkpointSeconds, witnesses, timestamps };
    this.#publisher = startPublisher(workerUrl(import.meta.url, './publisher.worker.js'), data);
    return this.#publisher;
  }

  async #signerAtWork(): Promise<{ readonly signer: Signer; readonly socket: string }> {
    this.#signer ??= this.#foundSigner();
    try {
      return await this.#signer;
    } catch (error) {
      this.#signer = null;
      throw error;
    }
  }

  async #foundSigner(): Promise<{ readonly signer: Signer; readonly socket: string }> {
    const { signer: apart = null } = this.options;
    if (apart !== null) return { signer: connectSigner(apart), socket: apart };
    const signer = await startSigner({ keys: this.layout.keys, checkpoints: this.layout.checkpoints });
    return { signer, socket: signer.socket };
  }
}
