import { z } from 'zod';
import { actorId, audience, calendarDate, defineCommand, name, role } from '../event/index.js';
import { streams } from '../streams.js';

export const grantAccess = defineCommand({
  name: 'grantAccess',
  kind: 'decision',
  data: z.strictObject({
    grant: name,
    actor: actorId,
    role,
    /** It reaches the unit and all below it; null is the whole organisation. */
    unit: name.nullable().default(null),
    audience: audience.default('inside'),
    /** The first day on which it no longer holds; null is for good. */
    expiresOn: calendarDate.nullable().default(null),
  }),
  roles: ['admin'],
  stream: streams.access,
  reads: () => ({ organisation: streams.organisation() }),
});

export const revokeAccess = defineCommand({
  name: 'revokeAccess',
  kind: 'decision',
  data: z.strictObject({ grant: name }),
  roles: ['admin'],
  stream: streams.access,
});

export const accessCommands = [grantAccess, revokeAccess] as const;
