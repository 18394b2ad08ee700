import { z } from 'zod';
import { defineEvent, label, name, type EventOf } from '../event/index.js';

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

export const ledgerEvents = [LedgerOpened, LedgerRenamed, TimeZoneChanged, RulesAdopted] as const;
export type LedgerEvent = EventOf<(typeof ledgerEvents)[number]>;
