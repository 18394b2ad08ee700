import { cpSync } from 'node:fs';
import { holderOfTheFiles, openLedger } from '#application';
import { openProjector } from '#projections';
import type { Figure } from '../figure.js';
import { settle } from '../ledger/settle.js';
import { laterOwnCounts } from '../ledger/things.js';
import { inTurns, medianOf, timeOf, type Side } from '../rounds.js';
import type { Workspace } from '../workspace.js';

const SMALL = 10_000;
const FACTS_IN_A_ROUND = 40;

/** What one more fact of the goal's own measure costs the read models, until the goal's status rests on it. */
export const statusUpkeep: Figure = {
  name: 'status-upkeep',
  what: `from one more fact of the goal's in the large ledger's log to its status computed anew, against one of ${SMALL.toLocaleString('en')} events`,
  unit: 'ms',
  bound: { atMost: 1.3 },
  measure: async (workspace, { events, rounds }) => {
    const [large, small] = [await Upkeep.over(workspace, events), await Upkeep.over(workspace, SMALL)];
    try {
      return await inTurns(large.round, small.round, rounds);
    } finally {
      await large.close();
      await small.close();
    }
  },
};

/** A copy of a filled ledger that facts are added to one by one, and its read models stepped by hand. */
class Upkeep {
  #given = 0;

  private constructor(
    private readonly ledger: Awaited<ReturnType<typeof openLedger>>,
    private readonly projector: Awaited<ReturnType<typeof openProjector>>,
  ) {}

  static async over(workspace: Workspace, events: number): Promise<Upkeep> {
    const folder = workspace.folder();
    cpSync((await workspace.filled(events)).folder, folder, { recursive: true });
    await settle(folder);
    return new Upkeep(await openLedger(folder), await openProjector({ folder }));
  }

  /** The median, in milliseconds; the append itself is left out. */
  readonly round: Side = async () => {
    const times: number[] = [];
    const caller = holderOfTheFiles(this.ledger.self.actor, 'recorder');
    for (const { measure, unit, on, value } of laterOwnCounts(this.#given, FACTS_IN_A_ROUND)) {
      await this.ledger.runner.execute({ name: 'recordMeasurement', data: { measure, unit, on, value }, caller });
      times.push(
        await timeOf(async () => {
          while (await this.projector.step());
        }),
      );
    }
    this.#given += FACTS_IN_A_ROUND;
    return medianOf(times);
  };

  async close(): Promise<void> {
    await this.projector.close();
    await this.ledger.close();
  }
}
