import { z } from 'zod';
import { defineCommand, name, type Role } from '../event/index.js';
import { streams } from '../streams.js';
import { ErasureProposed } from './events.js';

const roles: readonly Role[] = ['admin', 'secretariat'];

/** What is asked to be erased; every event and path of it is looked up before it is proposed. */
export const proposeErasure = defineCommand({
  name: 'proposeErasure',
  kind: 'decision',
  data: ErasureProposed.data,
  roles,
  needsReason: true,
  stream: streams.erasures,
});

/** Given by another than the one who proposed it; it can't be undone. */
export const confirmErasure = defineCommand({
  name: 'confirmErasure',
  kind: 'decision',
  data: z.strictObject({ erasure: name }),
  roles,
  needsReason: true,
  stream: streams.erasures,
});

export const withdrawErasure = defineCommand({
  name: 'withdrawErasure',
  kind: 'decision',
  data: z.strictObject({ erasure: name }),
  roles,
  needsReason: true,
  stream: streams.erasures,
});

export const erasureCommands = [proposeErasure, confirmErasure, withdrawErasure] as const;
