import { Leadership } from '#postgres';
import type { PostgresPlace } from '../postgres/index.js';
import { anotherLeads, LedProjector, leadOf } from './led-projector.js';
import { openProjector, type ProjectorOptions, type ViewsPlace } from './open-projector.js';
import type { Stepped } from './projector-loop.js';
import type { Upkeeping } from './projector-messages.js';
import { WatchedViews } from './watched-views.js';

const LEADS_WITHIN_MS = 5000;

/** A projector that keeps up the read models: alone where they lie in files, in turns with others where they lie in a database. Or one that only looks. */
export async function openStandingProjector(place: ViewsPlace, how: Upkeeping, options: ProjectorOptions): Promise<Stepped> {
  const { postgres = null } = place;
  if (how === 'watch') return new LedProjector(new WatchedViews(place), null, () => openProjector(place, options));
  return postgres === null ? openProjector(place, options) : standing(place, postgres, options);
}

/** The one projector that writes to the read models while it is open. @throws Refused `unavailable` when another one keeps them up in the database */
export async function openOnlyProjector(place: ViewsPlace, options: ProjectorOptions = {}): Promise<Stepped> {
  const { postgres = null } = place;
  if (postgres === null) return openProjector(place, options);
  const projector = standing(place, postgres, options);
  try {
    if (!(await projector.hasComeToLead(LEADS_WITHIN_MS))) throw anotherLeads();
    await projector.step();
    return projector;
  } catch (error) {
    await projector.close();
    throw error;
  }
}

function standing(place: ViewsPlace, { url, tenant }: PostgresPlace, options: ProjectorOptions): LedProjector {
  const leadership = new Leadership(url, { applicationName: 'fremdrift projector (leading)' });
  const projector = new LedProjector(new WatchedViews(place), leadership, () => openProjector(place, options));
  projector.stand(leadOf(tenant));
  return projector;
}
