import { openViews, startProjector, type ProjectorHandle, type ViewsReader } from '#projections';
import type { Layout } from '../ledger/layout.js';

/** The read models, for asking. Opens nothing before the first snapshot. */
export function openReadModels({ root }: Layout): ViewsReader {
  return openViews(root);
}

/** Keeps the read models up with the log, in a thread of its own. */
export function keepUpReadModels({ root }: Layout): ProjectorHandle {
  return startProjector(root);
}
