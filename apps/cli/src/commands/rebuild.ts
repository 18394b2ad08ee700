import type { Command } from 'commander';
import { holdLog, placeOf, type Layout } from '#application';
import { Refused } from '#kernel';
import { openOnlyProjector } from '#projections';
import { layoutHere } from '../door/place.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progress, type Progress } from '../terminal/progress.js';

type Projector = Awaited<ReturnType<typeof openOnlyProjector>>;

export function rebuildCommand(program: Command): void {
  const command = withFolder(program.command('rebuild').description('Make the read models anew from the log, beside those in use; the log is only read'));
  command.action(async (options: PlaceOptions) => {
    const layout = layoutHere(options);
    const { root, engines } = layout;
    const held = await holdLog(layout);
    try {
      const seq = await rebuild(layout);
      show({ data: root, seq }, options, () => `The read models ${engines.postgres === null ? `in ${root}` : 'in PostgreSQL'} are new, up to seq ${seq}.`);
    } finally {
      await held.release();
    }
  });
  withExamples(command, ['rebuild', 'rebuild --data ./data/demo']);
}

/** @throws Refused `unavailable` naming the first event that a projection could not apply */
async function rebuild(layout: Layout): Promise<number> {
  const projector = await openOnlyProjector(placeOf(layout));
  try {
    await steppedUntilRebuilt(projector);
    const held = (await projector.status()).find(({ stopped }) => stopped !== null);
    if (held?.stopped)
      throw new Refused('unavailable', `the projection ${held.name} is held by event ${held.stopped.eventId} (seq ${held.stopped.seq}): ${held.stopped.error}`);
    return projector.seq;
  } finally {
    await projector.close();
  }
}

async function steppedUntilRebuilt(projector: Projector): Promise<void> {
  const outcome = { isSettled: false };
  const rebuilt = projector.rebuild().finally(() => {
    outcome.isSettled = true;
  });
  await Promise.all([rebuilt, stepped(projector, outcome)]);
}

async function stepped(projector: Projector, outcome: { readonly isSettled: boolean }): Promise<void> {
  let work: Progress | null = null;
  while (!outcome.isSettled) {
    await projector.step();
    const come = await projector.progress();
    if (come === null) continue;
    work ??= progress('Rebuilding', come.total, 'events');
    work.to(come.done);
  }
  work?.done();
}
