import { z } from 'zod';
import { isCalendarDate, isDecimalText, isName, isUuid } from '#kernel';

/** The schemas every event and command shares. Their messages name what would be right, because they reach people. */

export const name = z
  .string()
  .refine(isName, 'use 1–64 letters a–z, digits, or . _ ~ - and begin with a letter or digit')
  .meta({ id: 'Name', description: 'An id in addresses and streams', pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$' });

const DAY_REMEDY = 'write an existing day as YYYY-MM-DD, for example 2023-02-28';
export const calendarDate = z.string(DAY_REMEDY).refine(isCalendarDate, DAY_REMEDY).meta({
  id: 'CalendarDate',
  description: 'A calendar day, YYYY-MM-DD, years 1900 to 2199, without a time zone',
  format: 'date',
  pattern: '^(19|20|21)\\d{2}-\\d{2}-\\d{2}$',
});

const NUMBER_REMEDY = 'write digits with a point, at most 30 of them, as text: "1234.5"';
export const decimalText = z
  .string(NUMBER_REMEDY)
  .refine(isDecimalText, NUMBER_REMEDY)
  .meta({ id: 'DecimalText', description: 'An exact decimal number as text, at most 30 digits', pattern: '^-?(0|[1-9]\\d*)(\\.\\d+)?$', maxLength: 32 });

export const eventId = z
  .string()
  .refine(isUuid, 'give the id of an event')
  .meta({ id: 'EventId', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' });

/** A random pseudonym of a person or a system; the name lies in the vault. */
export const actorId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,32}$/, 'give an actor by pseudonym')
  .meta({ id: 'Actor' });

/** Content address of an evidence file: `sha256:` and 64 hexadecimal digits. */
export const evidenceHash = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'give the hash that the upload answered with');

/** A short public label: a title, a term. Never a person's name; that would be sealed text. */
export const label = z.string().trim().min(1, 'write something').max(300, 'at most 300 characters');

/** Text in one or more of the organisation's languages; what was adopted in two is kept in both. */
export const wording = z
  .strictObject({
    nb: z.string().min(1).max(4000).optional(),
    nn: z.string().min(1).max(4000).optional(),
    en: z.string().min(1).max(4000).optional(),
  })
  .refine((w) => w.nb !== undefined || w.nn !== undefined || w.en !== undefined, 'give the text in nb, nn or en')
  .meta({ id: 'Wording', description: 'The text in at least one of nb, nn and en', minProperties: 1 });
export type WordingText = z.infer<typeof wording>;

/** The decision that stands behind something: which body, at which meeting, in which case, on which day. */
export const mandate = z.strictObject({ body: label, meeting: label.optional(), case: label.optional(), date: calendarDate }).meta({ id: 'Mandate' });
export type Mandate = z.infer<typeof mandate>;

export const ROLES = ['recorder', 'planner', 'secretariat', 'board', 'auditor', 'analyst', 'admin'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const audience = z.enum(['inside', 'outside']);
export type Audience = z.infer<typeof audience>;

/** A half-open period of days; `to` is the first day outside. */
export const periodOfDays = z
  .strictObject({ from: calendarDate, to: calendarDate })
  .refine((p) => p.from < p.to, 'the start must be before the end; the end is the first day outside');
