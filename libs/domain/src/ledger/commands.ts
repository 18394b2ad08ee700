import { z } from 'zod';
import { defineCommand, label, type Role } from '../event/index.js';
import { streams } from '../streams.js';
import { LedgerOpened } from './events.js';

const admin: readonly Role[] = ['admin'];

/** Given once, by the application that makes the ledger; no role may give it. */
export const openLedger = defineCommand({
  name: 'openLedger',
  kind: 'creation',
  data: LedgerOpened.data.omit({ format: true }),
  roles: [],
  stream: streams.ledger,
});

export const renameLedger = defineCommand({
  name: 'renameLedger',
  kind: 'decision',
  data: z.strictObject({ title: label }),
  roles: admin,
  needsMandate: true,
  needsReason: true,
  stream: streams.ledger,
});

/** What "as known on" a day means changes with it, so it is a decision on record. */
export const changeTimeZone = defineCommand({
  name: 'changeTimeZone',
  kind: 'decision',
  data: z.strictObject({ timeZone: z.string() }),
  roles: admin,
  needsMandate: true,
  needsReason: true,
  stream: streams.ledger,
});

/** Another version of the evaluation rules: a change of method, with what changed and why as its reason. */
export const adoptRules = defineCommand({
  name: 'adoptRules',
  kind: 'decision',
  data: z.strictObject({ rules: z.string().min(1).max(64) }),
  roles: ['board', 'secretariat'],
  needsMandate: true,
  needsReason: true,
  stream: streams.ledger,
});

export const ledgerCommands = [openLedger, renameLedger, changeTimeZone, adoptRules] as const;
