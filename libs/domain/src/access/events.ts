import { z } from 'zod';
import { actorId, audience, defineEvent, name, role, type EventOf } from '../event/index.js';

/**
 * Authority given to a pseudonym: one role over one unit and all below it; `unit: null` is the whole organisation. It holds from
 * `validFrom`, and no longer on the day `validTo`, where there is one.
 */
export const AccessGranted = defineEvent('AccessGranted', z.strictObject({ grant: name, actor: actorId, role, unit: name.nullable(), audience }));
/** The grant is gone from the moment this is recorded. */
export const AccessRevoked = defineEvent('AccessRevoked', z.strictObject({ grant: name }));

export const accessEvents = [AccessGranted, AccessRevoked] as const;
export type AccessEvent = EventOf<(typeof accessEvents)[number]>;
