import { eventRegistry, placesOfEvents, recordedFrom } from '#domain';
import type { EventStore, StoredEvent } from '#event-store';
import { Broken, inSpans, nowOf, type Clock, messageOf, type SharedSpanAbout } from '#kernel';
import { Meter } from './meter.js';
import type { LedgerEvent, Projection } from './projection.js';
import type { RowChange } from './row-change.js';
import { ChangeFailed, type Checkpoint, type Stopped, type ViewsWriter } from './views.js';

/** What a projector needs of the log. */
export type Log = Pick<EventStore, 'readAll' | 'head'>;

/** One projection as `/health/ready` and the metrics see it. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly seq: number;
  /** Events in the log it has not applied yet. */
  readonly lag: number;
  /** Events a second, over the last ten seconds. */
  readonly rate: number;
  readonly stopped: Stopped | null;
}

interface Running {
  readonly projection: Projection;
  checkpoint: Checkpoint;
  /** It could not go on since this projector began; one that stopped under an earlier projector is tried again. */
  halted: boolean;
  readonly meter: Meter;
}

type Failed = { readonly index: number; readonly error: unknown };

/** Keeps a set of read models up with the log, a page at a time. Knows no thread and never waits: the caller decides when to step. */
export class Projector {
  readonly #running: readonly Running[];

  private constructor(
    private readonly log: Log,
    private readonly writer: ViewsWriter,
    private readonly options: { readonly pageSize: number; readonly clock: Clock },
    running: readonly Running[],
  ) {
    this.#running = running;
  }

  static async open(
    log: Log,
    writer: ViewsWriter,
    projections: readonly Projection[],
    options: { readonly pageSize: number; readonly clock: Clock },
  ): Promise<Projector> {
    const checkpoints = new Map((await writer.checkpoints()).map((checkpoint) => [checkpoint.name, checkpoint]));
    const running = projections.map((projection) => {
      const checkpoint = checkpoints.get(projection.name) ?? {
        name: projection.name,
        version: projection.version,
        seq: -1,
        eventId: '',
        updatedAt: '',
        stopped: null,
      };
      return { projection, checkpoint, halted: false, meter: new Meter(options.clock) };
    });
    return new Projector(log, writer, options, running);
  }

  /** The seq that every projection has reached. One that has stopped holds it back. */
  get seq(): number {
    return Math.min(...this.#running.map(({ checkpoint }) => checkpoint.seq));
  }

  /** Whether any projection could not go on. */
  get halted(): boolean {
    return this.#running.some(({ halted }) => halted);
  }

  /**
   * Applies one page to the projections that are furthest behind, each in a transaction of its own and all at once. An event that one of them can't
   * apply stops that one, just before the event.
   * @returns how many events were read; 0 when there is nothing to do
   * @throws CheckpointMoved when another projector writes to the same read models; Broken for a page that is not the log's next events
   */
  async step(): Promise<number> {
    const going = this.#running.filter(({ halted }) => !halted);
    if (going.length === 0) return 0;
    const after = Math.min(...going.map(({ checkpoint }) => checkpoint.seq));
    const page = await this.log.readAll(after, this.options.pageSize);
    if (page.length === 0) return 0;
    mustFollow(after, page);
    const events = page.map(read);
    await inSpans(
      () => pageSpan(page, this.options.clock),
      async () => {
        const behind = going.filter(({ checkpoint }) => checkpoint.seq === after);
        // each to its own end: one that fails leaves none of the others at work
        const applied = await Promise.allSettled(behind.map((one) => this.#apply(one, page, events)));
        for (const one of applied) if (one.status === 'rejected') throw one.reason;
      },
    );
    return page.length;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = (await this.log.head()).seq;
    return this.#running.map(({ projection: { name, version }, checkpoint: { seq, stopped }, meter }) => ({
      name,
      version,
      seq,
      lag: head - seq,
      rate: meter.rate(),
      stopped,
    }));
  }

  async #apply(one: Running, page: readonly StoredEvent[], events: readonly (LedgerEvent | Error)[]): Promise<void> {
    const changes: (readonly RowChange[])[] = [];
    let failed: Failed | null = null;
    for (const [index, event] of events.entries()) {
      try {
        if (event instanceof Error) throw event;
        changes.push(one.projection.apply(event));
      } catch (error) {
        failed = { index, error };
        break;
      }
    }
    try {
      await this.#commit(one, page, changes, failed);
    } catch (error) {
      if (!(error instanceof ChangeFailed)) throw error;
      await this.#commit(one, page, changes.slice(0, error.index), error.index < changes.length ? { index: error.index, error } : failed);
    }
  }

  async #commit(one: Running, page: readonly StoredEvent[], changes: readonly (readonly RowChange[])[], failed: Failed | null): Promise<void> {
    const from = one.checkpoint;
    const last = page[changes.length - 1];
    const to: Checkpoint = {
      ...from,
      seq: last?.seq ?? from.seq,
      eventId: last?.id ?? from.eventId,
      updatedAt: nowOf(this.options.clock),
      stopped: failed === null ? null : this.#stopped(from, page[failed.index] as StoredEvent, failed.error),
    };
    await this.writer.commit({ from, to, changes });
    one.checkpoint = to;
    one.halted = failed !== null;
    one.meter.count(changes.length);
  }

  #stopped(from: Checkpoint, event: StoredEvent, error: unknown): Stopped {
    const since = from.stopped?.eventId === event.id ? from.stopped.since : nowOf(this.options.clock);
    return { eventId: event.id, seq: event.seq, error: messageOf(error), since };
  }
}

/** What is missing, comes twice or comes too early would be a silent hole in every answer. */
function mustFollow(after: number, page: readonly StoredEvent[]): void {
  for (const [index, { seq }] of page.entries()) {
    const wanted = after + 1 + index;
    if (seq !== wanted) throw new Broken(`the log gave event ${seq} where ${wanted} should be`);
  }
}

/** The event, or why it can't be read. */
function read(stored: StoredEvent): LedgerEvent | Error {
  try {
    return recordedFrom(stored, eventRegistry) as LedgerEvent;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What applying a page is shown as, under the trace of each request that led to some of it. */
function pageSpan(page: readonly StoredEvent[], clock: Clock): SharedSpanAbout {
  return { name: 'project', attributes: { 'fremdrift.events': page.length, 'fremdrift.seq': page.at(-1)?.seq ?? -1 }, places: placesOfEvents(page, clock) };
}
