import type { StoredEvent } from '#event-store';
import type { Checkpoint } from '#transparency';
import { holdInvariants } from '../support/invariants.js';
import { mustBeKept, publishedIn } from '../support/published-files.js';
import type { World } from './world.js';

const ALL = 10_000;

/** What an observer outside the world has seen, which may never be taken back. */
export class Observer {
  #published = 0;

  /** Holds the world, between two of its lives, to the six invariants and to what was seen of it before. @throws Error */
  async hold(world: World): Promise<void> {
    const log = await world.log.readAll(-1, ALL);
    const checkpoints: Checkpoint[] = [];
    for await (const checkpoint of world.archive().all(world.origin)) checkpoints.push(checkpoint);
    const shown = await publishedIn(world.disks, await world.vkeys(), log);
    if ((shown?.size ?? 0) < this.#published) throw new Error(`a checkpoint over ${this.#published} was published, and now one over ${shown?.size}`);
    this.#published = shown?.size ?? 0;
    if (shown !== null) mustBeKept(shown, checkpoints);
    const live = world.views.contents();
    holdInvariants({
      log,
      acknowledged: world.acknowledged,
      sent: world.sent,
      checkpoints,
      views: { live, rebuilt: live.map(({ seq }) => rebuilt(log, seq)) },
    });
  }

  /** Holds a world at rest besides to having lost nothing and owing nothing. @throws Error */
  async holdAtRest(world: World): Promise<void> {
    await this.hold(world);
    const { seq } = await world.log.head();
    if (this.#published !== seq + 1) throw new Error(`${seq + 1} events are in the log, and ${this.#published} published`);
    if (world.acknowledged.size !== seq + 1 || world.sent.size !== seq + 1)
      throw new Error(`${world.sent.size} were sent, ${world.acknowledged.size} acknowledged`);
    for (const model of world.views.contents()) if (model.seq !== seq) throw new Error(`a read model stands at ${model.seq} of ${seq}`);
  }
}

/** A read model of the simulation, made by the naive way. */
function rebuilt(log: readonly StoredEvent[], upTo: number): { readonly seq: number; readonly rows: readonly unknown[] } {
  return { seq: upTo, rows: log.slice(0, upTo + 1).map(({ seq, id }) => ({ seq, title: id })) };
}
