import { openProjector } from '#projections';

/** Brings the read models in the folder up to date, and every status that rests on what came. */
export async function settle(folder: string): Promise<void> {
  const projector = await openProjector({ folder });
  while (await projector.step());
  await projector.close();
}
