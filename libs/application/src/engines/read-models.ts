import { assertViewsUsable, openViews, startProjector, type ProjectorHandle, type Upkeeping, type ViewsPlace, type ViewsReader } from '#projections';
import type { Layout } from '../ledger/layout.js';

/** The read models, for asking. Opens nothing before the first snapshot. */
export function openReadModels(layout: Layout): ViewsReader {
  return openViews(placeOf(layout));
}

/** Keeps the read models up with the log, or watches another process doing so, in a thread of its own. */
export function keepUpReadModels(layout: Layout, how: Upkeeping = 'keep'): ProjectorHandle {
  return startProjector(placeOf(layout), { how });
}

/** That read models can be kept up, as far as a start can tell. @throws Refused when the database can't be used, or a newer version's lie there */
export function assertReadModelsUsable(layout: Layout): Promise<void> {
  return assertViewsUsable(placeOf(layout));
}

/** Where the read models lie. */
export function placeOf({ root, log, engines: { kurrentdb, postgres, tenant } }: Layout): ViewsPlace {
  return { folder: root, log, logIsCopy: kurrentdb !== null, postgres: postgres === null ? null : { url: postgres, tenant } };
}
