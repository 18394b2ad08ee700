import { LogProblem } from './log-problem.js';
import type { KurrentLog } from './log.js';
import { fromRecord, type Position, type Recorded } from './record.js';
import { isAfter, WholeAppends, type LoggedAppend } from './whole-appends.js';

/** Reads what the subscription brings as whole appends, and looks after the settings of the streams. */
export class LogReader {
  readonly #appends = new WholeAppends();

  constructor(
    private readonly log: KurrentLog,
    private readonly prefix: string,
    private last: Position | null,
  ) {}

  /** Whether an append is still incomplete. */
  get isInside(): boolean {
    return this.#appends.isOpen;
  }

  /** What was delivered before is left out. Whatever is wrong is thrown after what comes before it was given. */
  async *read(events: readonly Recorded[]): AsyncGenerator<readonly LoggedAppend[]> {
    let whole: LoggedAppend[] = [];
    const given = (): readonly LoggedAppend[] => {
      const appends = whole;
      whole = [];
      return appends;
    };
    for (const recorded of events) {
      if (recorded.position !== undefined && this.last !== null && !isAfter(recorded.position, this.last)) continue;
      const isSetting = recorded.streamId.startsWith('$$');
      try {
        if (isSetting) await this.#assertKept(recorded.streamId.slice(2 + this.prefix.length));
        const append = isSetting ? null : this.#appends.add(fromRecord(recorded, this.prefix));
        if (append !== null) whole.push(append);
      } catch (error) {
        yield given();
        throw error;
      }
      this.last = recorded.position ?? this.last;
    }
    yield given();
  }

  /** @throws LogProblem when the server is to take events of the stream away */
  async #assertKept(stream: string): Promise<void> {
    const limits = await this.log.limitsOf(stream);
    if (limits.length === 0) return;
    throw new LogProblem(
      `the server is to take events of stream ${stream} away (${limits.join(', ')})`,
      'take that setting from the stream; a ledger keeps everything',
    );
  }
}
