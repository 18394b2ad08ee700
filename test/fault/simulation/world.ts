import { MemoryEventStore, type AppendRequest } from '#event-store';
import { ManualClock } from '#kernel';
import { Projector } from '#projections';
import { memoryKeys, openArchive, Publisher, SignerCore, SimulatedDisk, type Standing } from '#publishing';
import { between, randomFrom } from '#samples';
import type { Acknowledged } from '../support/invariants.js';
import { MemoryViews, simulatedModels } from './memory-views.js';
import { Life } from './scheduler.js';

const ORIGIN = 'simulated.example/log';
const MOST_EVENTS_AT_ONCE = 100;
const MOST_REQUESTS = 12;

/**
 * A whole ledger in memory: a log, clients who append to it, the publisher of its tree, the signer, and a projector. What would be on disks
 * outlives a crash as a disk lets it; everything else is made anew by the next life. The same seed does the same.
 */
export class World {
  readonly trace: string[] = [];
  /** Where tasks were when the power went. */
  readonly lostAt: string[] = [];
  readonly log: MemoryEventStore;
  readonly views = new MemoryViews();
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly sent = new Set<string>();
  readonly disks: Readonly<Record<'published' | 'inside' | 'checkpoints', SimulatedDisk>>;
  readonly #random: () => number;
  readonly #clock = new ManualClock(0);
  readonly #keys = memoryKeys();
  /** Sent and not acknowledged. */
  readonly #open: AppendRequest[] = [];
  #life: Life;
  #requests = 0;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    this.log = new MemoryEventStore(this.#clock);
    this.#life = new Life(this.#random, this.trace);
    const disk = (name: string) => new SimulatedDisk(this.#random, (step, path) => this.#life.point(`${name}: ${step} ${path}`));
    this.disks = { published: disk('published'), inside: disk('inside'), checkpoints: disk('checkpoints') };
  }

  /** Lives until the machine loses power, or until `steps` are done and nothing is. @returns what failed but for that */
  async live(steps: number): Promise<readonly unknown[]> {
    this.#life = new Life(this.#random, this.trace);
    const tasks = [() => this.#clients(), () => this.#clients(), () => this.#publish(), () => this.#project()];
    const failures = await this.#life.run(tasks, steps, () => this.#clock.set(this.#clock.nowMicros() + between(this.#random, -3, 5)));
    for (const disk of Object.values(this.disks)) disk.crash();
    this.lostAt.push(...this.#life.endedAt);
    this.trace.push('the power goes');
    return failures;
  }

  /** A life without an end: what was sent is answered, and everything catches up. @returns what failed */
  async rest(): Promise<readonly unknown[]> {
    this.#life = new Life(this.#random, this.trace);
    const tasks = [() => this.#answerAll(), () => this.#publishOnce(), () => this.#catchUp()];
    const failures: unknown[] = [];
    for (const task of tasks) failures.push(...(await this.#lifeOf(task)));
    return failures;
  }

  archive(): ReturnType<typeof openArchive> {
    return openArchive(this.disks.checkpoints);
  }

  async vkeys(): Promise<readonly string[]> {
    return (await this.#keys.of(ORIGIN)).map(({ vkey }) => vkey);
  }

  get origin(): string {
    return ORIGIN;
  }

  #lifeOf(task: () => Promise<void>): Promise<readonly unknown[]> {
    this.#life = new Life(this.#random, this.trace);
    return this.#life.run([task], Number.POSITIVE_INFINITY, () => undefined);
  }

  async #clients(): Promise<void> {
    while (this.#requests < MOST_REQUESTS) {
      const again = this.#random() < 0.5 ? this.#open[0] : undefined;
      await this.#send(again ?? this.#newRequest());
    }
  }

  async #answerAll(): Promise<void> {
    for (let next = this.#open[0]; next !== undefined; next = this.#open[0]) await this.#send(next);
  }

  #newRequest(): AppendRequest {
    this.#requests += 1;
    const events = Array.from({ length: between(this.#random, 1, MOST_EVENTS_AT_ONCE) }, (_, index) => {
      const id = `${this.#requests.toString(16).padStart(8, '0')}-${index.toString(16).padStart(4, '0')}-4000-8000-000000000000`;
      const payload = `{"actor":"a","data":{"title":"${id}"},"role":"admin"}`;
      return { id, type: 'LedgerRenamed', schema: 1, validFrom: null, validTo: null, corrects: null, commitment: `of ${id}`, salt: 's', payload };
    });
    const request: AppendRequest = { stream: `stream-${this.#requests % 3}`, expected: 'any', events };
    this.#open.push(request);
    for (const { id } of events) this.sent.add(id);
    return request;
  }

  async #send(request: AppendRequest): Promise<void> {
    await this.#life.point('log: to append');
    const { firstSeq } = await this.log.append(request);
    await this.#life.point('log: appended');
    for (const [index, { id, payload }] of request.events.entries()) this.acknowledged.set(id, { seq: (firstSeq as number) + index, payload });
    const place = this.#open.indexOf(request);
    if (place !== -1) this.#open.splice(place, 1);
  }

  async #publish(): Promise<void> {
    const publisher = await this.#publisher();
    for (;;) {
      await this.#life.point('publisher: at work');
      if (this.#random() < 0.5) await publisher.step();
      else await publisher.publish();
    }
  }

  async #publishOnce(): Promise<void> {
    await (await this.#publisher()).publish();
  }

  async #publisher(): Promise<Publisher> {
    const archive = this.archive();
    const signer = new SignerCore(this.#keys, archive);
    await archive.begin(ORIGIN);
    await signer.create(ORIGIN, null);
    const { published, inside } = this.disks;
    const pageSize = between(this.#random, 50, 400);
    return new Publisher({ log: this.log, published, inside, archive, signer, pageSize, standing: () => this.#standing() });
  }

  /** The first event says what the log is. */
  async #standing(): Promise<Standing | null> {
    return (await this.log.head()).seq === -1 ? null : { origin: ORIGIN, since: 0 };
  }

  async #project(): Promise<void> {
    const projector = await this.#projector();
    for (;;) {
      await this.#life.point('projector: at work');
      await projector.step();
    }
  }

  async #catchUp(): Promise<void> {
    const projector = await this.#projector();
    while ((await projector.step()) > 0);
  }

  #projector(): Promise<Projector> {
    const pageSize = between(this.#random, 20, 200);
    return Projector.open(this.log, this.views.openedBy(this.#life.point), simulatedModels, { pageSize, clock: this.#clock });
  }
}
