import { Broken } from '#kernel';
import { mustBePath } from '../path.js';
import type { Disk, DiskFile } from '../port.js';

/** Where a simulation may step in: before a file shows, before what was written is synced, before a file goes. To throw there is a fault of the disk. */
export type DiskStep = (step: 'write' | 'sync' | 'remove', path: string) => Promise<void> | void;

/** A write that was under way when the power went never ends well. */
export class PowerLost extends Broken {}

/**
 * A disk in memory that keeps what {@link Disk} promises and not a bit more: what was not yet synced when the power goes is kept or lost, each
 * change by a decision of `random`, a number in [0, 1).
 */
export class SimulatedDisk implements Disk {
  #durable = new Map<string, Buffer>();
  /** Changes since the last sync that show already; null stands for a file taken away. */
  #pending = new Map<string, Buffer | null>();
  #life = 0;
  /** The last work that was brought to be done alone. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly random: () => number = Math.random,
    private readonly step: DiskStep = () => undefined,
  ) {}

  async read(path: string): Promise<Buffer | null> {
    mustBePath(path);
    const found = this.#seen(path);
    return found === null ? null : Buffer.from(found);
  }

  async write(files: readonly DiskFile[]): Promise<void> {
    for (const { path } of files) mustBePath(path);
    const life = this.#life;
    const written = files.map(({ path, bytes }) => [path, Buffer.from(bytes)] as const);
    for (const [path, bytes] of written) {
      await this.#reach(life, 'write', path);
      this.#pending.set(path, bytes);
    }
    for (const [path] of written) {
      await this.#reach(life, 'sync', path);
      this.#settle(path);
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    if (folder !== '') mustBePath(folder);
    const prefix = folder === '' ? '' : `${folder}/`;
    const below = this.#paths().filter((path) => path.startsWith(prefix));
    return [...new Set(below.map((path) => path.slice(prefix.length).replace(/\/.*$/, '/')))].sort();
  }

  async remove(path: string): Promise<void> {
    mustBePath(path);
    const life = this.#life;
    const gone = this.#paths().filter((each) => each === path || each.startsWith(`${path}/`));
    for (const each of gone) {
      await this.#reach(life, 'remove', each);
      this.#pending.set(each, null);
    }
    for (const each of gone) {
      await this.#reach(life, 'sync', each);
      this.#settle(each);
    }
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn;
    return turn;
  }

  /** The power goes, and comes back: writes under way end with {@link PowerLost}, and who worked alone does so no more. */
  crash(): void {
    this.#life += 1;
    this.#turn = Promise.resolve();
    for (const path of this.#pending.keys()) if (this.random() < 0.5) this.#settle(path);
    this.#pending = new Map();
  }

  /** Every file that shows, with its bytes. */
  files(): ReadonlyMap<string, Buffer> {
    return new Map(this.#paths().map((path) => [path, this.#seen(path) as Buffer]));
  }

  async #reach(life: number, step: Parameters<DiskStep>[0], path: string): Promise<void> {
    await this.step(step, path);
    if (life !== this.#life) throw new PowerLost(`the power went before the ${step} of ${path}`);
  }

  #settle(path: string): void {
    const change = this.#pending.get(path);
    if (change === undefined) return;
    if (change === null) this.#durable.delete(path);
    else this.#durable.set(path, change);
    this.#pending.delete(path);
  }

  #seen(path: string): Buffer | null {
    const change = this.#pending.get(path);
    return change === undefined ? (this.#durable.get(path) ?? null) : change;
  }

  #paths(): string[] {
    return [...new Set([...this.#durable.keys(), ...this.#pending.keys()])].filter((path) => this.#seen(path) !== null).sort();
  }
}
