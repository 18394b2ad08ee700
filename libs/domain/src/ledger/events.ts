import { z } from 'zod';
import { calendarDate, defineEvent, label, name, type EventOf } from '../event/index.js';
import { checkpointSize, closingReason, endedOrigin, logName, treeRoot, vkey } from './log.js';

/** Seq 0 of every ledger. */
export const LedgerOpened = defineEvent(
  'LedgerOpened',
  z.strictObject({
    ledger: name,
    /** The name its checkpoints are signed under: a scheme-less address such as `ledger.example.org/progress`. */
    origin: label,
    title: label,
    timeZone: z.string(),
    language: z.enum(['nb', 'nn', 'en']),
    format: z.literal(1),
    /** Version of the evaluation rules in force. */
    rules: z.string(),
    /** Whether this is made-up sample data; every `basis` repeats it. */
    sample: z.boolean(),
  }),
);

export const LedgerRenamed = defineEvent('LedgerRenamed', z.strictObject({ title: label }));
export const TimeZoneChanged = defineEvent('TimeZoneChanged', z.strictObject({ timeZone: z.string() }));
export const RulesAdopted = defineEvent('RulesAdopted', z.strictObject({ rules: z.string() }));

/** How many people a published figure must tell of at least: fewer are not shown. 0 shows all. */
export const DisclosureSet = defineEvent('DisclosureSet', z.strictObject({ threshold: z.int().min(0).max(1000) }));

/** The clock was far ahead of the last event, and somebody said that it was right: it was this day. */
export const ClockConfirmed = defineEvent('ClockConfirmed', z.strictObject({ on: calendarDate }));

/** The first key that the ledger's checkpoints are signed with. Before it there are none. */
export const SigningKeyAdopted = defineEvent('SigningKeyAdopted', z.strictObject({ vkey }));
/** Another key from here on. Both signed the handover checkpoint of this size and root, so each vouches for the other. */
export const SigningKeyRotated = defineEvent('SigningKeyRotated', z.strictObject({ vkey, previous: vkey, size: checkpointSize, root: treeRoot }));
/** Nothing more is recorded under this origin. Size and root are those of its last checkpoint before this; one more is signed over this, where that can be. */
export const LogClosed = defineEvent('LogClosed', z.strictObject({ because: closingReason, size: checkpointSize, root: treeRoot }));
/**
 * The same leaves go on under another name and key, committed to the last checkpoint of the old one. Where that is larger than this
 * event's seq, the entries from this seq up to its size were lost, and this took the place of the first of them.
 */
export const OriginChanged = defineEvent('OriginChanged', z.strictObject({ origin: logName, vkey, because: closingReason, previous: endedOrigin }));

export const ledgerEvents = [
  LedgerOpened,
  LedgerRenamed,
  TimeZoneChanged,
  RulesAdopted,
  DisclosureSet,
  ClockConfirmed,
  SigningKeyAdopted,
  SigningKeyRotated,
  LogClosed,
  OriginChanged,
] as const;
export type LedgerEvent = EventOf<(typeof ledgerEvents)[number]>;
