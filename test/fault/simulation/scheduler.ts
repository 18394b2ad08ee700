import { setImmediate as settled } from 'node:timers/promises';
import type { Random } from '#samples';

/** The process was ended at this point: what it was about to do is not done. */
class Crashed extends Error {
  override readonly name = 'Crashed';
}

interface Waiting {
  readonly point: string;
  readonly go: () => void;
  readonly end: (crashed: Crashed) => void;
}

/**
 * One life of a simulated process: tasks that stop before each of their effects, and go on one at a time in an order that the random numbers
 * decide. Everything else they do takes no time.
 */
export class Life {
  /** Where its tasks were when it ended. */
  readonly endedAt: string[] = [];
  readonly #waiting: Waiting[] = [];
  #isOver = false;

  constructor(
    private readonly random: Random,
    private readonly trace: string[],
  ) {}

  /** A task stops here until it is its turn. @throws Crashed when the life ends before */
  point = async (point: string): Promise<void> => {
    if (this.#isOver) throw new Crashed(point);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ point, go: resolve, end: reject });
    return promise;
  };

  /**
   * Lets the tasks run for at most so many steps, then ends them wherever they are.
   * @returns what failed in them but for being ended
   */
  async run(tasks: readonly (() => Promise<void>)[], steps: number, afterEach: () => void): Promise<readonly unknown[]> {
    const failures: unknown[] = [];
    let running = tasks.length;
    const ends = tasks.map(async (task) => {
      try {
        await task();
      } catch (error) {
        failures.push(error);
      } finally {
        running -= 1;
      }
    });
    for (let step = 0; step < steps; step += 1) {
      await settled();
      if (running === 0) break;
      const [next] = this.#waiting.splice(Math.floor(this.random() * this.#waiting.length), 1);
      if (next === undefined) throw new Error(`a task waits for something that never comes, after ${this.trace.at(-1)}`);
      this.trace.push(next.point);
      next.go();
      afterEach();
    }
    await settled();
    this.#isOver = true;
    for (const { point, end } of this.#waiting.splice(0)) {
      this.endedAt.push(point);
      end(new Crashed(point));
    }
    await Promise.all(ends);
    return failures.filter((failure) => !isEnd(failure));
  }
}

/** A life's end comes to a task as itself, or as the cause of what its disk or log told. */
function isEnd(failure: unknown): boolean {
  return failure instanceof Error && (failure.name === 'Crashed' || failure.name === 'PowerLost' || isEnd(failure.cause));
}
