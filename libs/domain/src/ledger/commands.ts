import { z } from 'zod';
import { defineCommand, label, type Role } from '../event/index.js';
import { streams } from '../streams.js';
import { ClockConfirmed, DisclosureSet, LedgerOpened, LogClosed, OriginChanged, SigningKeyAdopted, SigningKeyRotated } from './events.js';
import { newLogName } from './log.js';
import { AFTER_CLOSING } from './state.js';

const admin: readonly Role[] = ['admin'];

/** Given once, by the application that makes the ledger; no role may give it. */
export const openLedger = defineCommand({
  name: 'openLedger',
  kind: 'creation',
  data: LedgerOpened.data.omit({ format: true }).extend({ origin: newLogName }),
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

/** The least number of people that a published figure may tell of; it counts for what is published from then on. */
export const setDisclosure = defineCommand({
  name: 'setDisclosure',
  kind: 'decision',
  data: DisclosureSet.data,
  roles: ['board', 'secretariat'],
  needsMandate: true,
  needsReason: true,
  stream: streams.ledger,
});

/** That the machine's clock is right, though it is far ahead of the last event: until then nothing is recorded by it. */
export const confirmClock = defineCommand({
  name: 'confirmClock',
  kind: 'decision',
  data: ClockConfirmed.data,
  roles: admin,
  needsReason: true,
  stream: streams.ledger,
});

/** Given once for a ledger, by the application that made its first key; no role may give it. */
export const adoptSigningKey = defineCommand({
  name: 'adoptSigningKey',
  kind: 'decision',
  data: SigningKeyAdopted.data,
  roles: [],
  stream: streams.ledger,
});

/** Another key takes over. The application makes it, and has the handover checkpoint signed by both. */
export const rotateSigningKey = defineCommand({
  name: 'rotateSigningKey',
  kind: 'decision',
  data: SigningKeyRotated.data,
  roles: admin,
  needsMandate: true,
  needsReason: true,
  stream: streams.ledger,
});

/** Ends the log: after a compromise nobody is to trust what may still be signed with its key. */
export const closeLog = defineCommand({
  name: 'closeLog',
  kind: 'decision',
  data: LogClosed.data,
  roles: admin,
  needsMandate: true,
  needsReason: true,
  stream: streams.ledger,
});

/** Goes on under another origin; after a compromise only once the old one was closed, which the application sees to. */
export const changeOrigin = defineCommand({
  name: AFTER_CLOSING,
  kind: 'decision',
  data: OriginChanged.data.extend({ origin: newLogName }),
  roles: admin,
  needsMandate: true,
  needsReason: true,
  stream: streams.ledger,
});

export const ledgerCommands = [
  openLedger,
  renameLedger,
  changeTimeZone,
  adoptRules,
  setDisclosure,
  confirmClock,
  adoptSigningKey,
  rotateSigningKey,
  closeLog,
  changeOrigin,
] as const;
