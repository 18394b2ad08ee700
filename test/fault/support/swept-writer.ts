import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild, type Ended } from './child.js';
import { holdInvariants } from './invariants.js';
import { Sent, startedAgain } from './sent.js';
import { injecting, pointsOf, recording, type Fault, type Point } from './strace.js';

/** Runs of the writer after the first, which makes the image; each writes the same, and nothing that another one wrote. */
const ROUNDS = '8';

/** A writer over a ledger that an earlier one was killed on, with events and a write-ahead log to recover, and every point at which it can be hit. */
export class SweptWriter {
  private constructor(
    private readonly folder: string,
    private readonly before: Sent,
    /** The calls of a run that nothing hits, by kind. */
    readonly points: readonly Point[],
  ) {}

  static async make(): Promise<SweptWriter> {
    const folder = mkdtempSync(join(tmpdir(), 'fremdrift-calls-'));
    const before = new Sent();
    const killed = join(folder, 'image');
    mkdirSync(killed);
    const { lines } = await runChild('store-writer', [join(killed, 'ledger.db'), '1', '20'], {
      onLine: (line, kill) => {
        if (line.startsWith('stored 80 ')) kill();
      },
    });
    before.take(lines);
    const [reference, trace] = [join(folder, 'reference'), join(folder, 'trace')];
    cpSync(killed, reference, { recursive: true });
    await runChild('store-writer', [join(reference, 'ledger.db'), '2', ROUNDS], { through: recording(trace, filesIn(reference)) });
    return new SweptWriter(folder, before, pointsOf(trace));
  }

  /** A ledger as the first writer left it, for the faults of one run. */
  victim(name: string): Victim {
    const copy = join(this.folder, name);
    cpSync(join(this.folder, 'image'), copy, { recursive: true });
    const sent = new Sent();
    sent.take(this.before.requests.map((request) => `sent ${JSON.stringify(request)}`));
    for (const [id, acknowledged] of this.before.acknowledged) sent.acknowledged.set(id, acknowledged);
    return new Victim(copy, sent);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One ledger that faults happen to. */
export class Victim {
  #runs = 1;
  readonly #said: string[] = [];

  constructor(
    private readonly folder: string,
    private readonly sent: Sent,
  ) {}

  /** Events acknowledged so far. */
  get acknowledged(): number {
    return this.sent.acknowledged.size;
  }

  /** A writer runs until the fault ends it, or it ends by itself. @throws Error when it ends in any other way */
  async suffer(fault: Fault, point: Point): Promise<Ended> {
    this.#runs += 1;
    const run = [join(this.folder, 'ledger.db'), String(this.#runs), ROUNDS];
    const ended = await runChild('store-writer', run, { through: injecting(fault, point, filesIn(this.folder)) });
    this.#said.push(`${fault} at ${point.call} ${point.nth}:`, ...ended.lines.filter((line) => !line.startsWith('sent')), ended.complaints);
    this.sent.take(ended.lines);
    this.#told(() => mustHaveEndedWell(fault, ended));
    return ended;
  }

  /** Starts it again without a fault, holds it to the invariants as it was found and once everything has been sent again, and removes it. @throws Error */
  async mustHaveKeptEverything(): Promise<void> {
    const acknowledged = new Map(this.sent.acknowledged);
    const { found, completed } = await startedAgain(join(this.folder, 'ledger.db'), this.sent);
    this.#told(() => {
      holdInvariants({ log: found, acknowledged, sent: this.sent.ids });
      holdInvariants({ log: completed, acknowledged: this.sent.acknowledged, sent: this.sent.ids });
    });
    rmSync(this.folder, { recursive: true });
  }

  #told(check: () => void): void {
    try {
      check();
    } catch (error) {
      throw new Error(`what happened:\n${this.#said.join('\n')}`, { cause: error });
    }
  }
}

/** A writer ends by the signal, or by itself after saying of each append that it was stored or, at last, given up. */
function mustHaveEndedWell(fault: Fault, { code, signal, lines, complaints }: Ended): void {
  if (fault === 'SIGKILL' && signal === 'SIGKILL') return;
  if (code !== 0 || complaints !== '') throw new Error(`the writer ended with ${code ?? signal}`);
  const said = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).length;
  if (said('sent') !== said('stored') + said('gave up')) throw new Error('an append got no answer');
}

function filesIn(folder: string): readonly string[] {
  return [folder, ...['ledger.db', 'ledger.db-wal', 'ledger.db-journal'].map((name) => join(folder, name))];
}
