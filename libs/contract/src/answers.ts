import { z } from 'zod';
import type { QuestionName } from '#application';
import { actorId, calendarDate, course, eventId, name, result, wording } from '#domain';
import type { StatusItem } from '#projections';

/** What a write answers, beside the `ETag`. */
export const receipt = z
  .strictObject({
    seq: z.int().nullable().meta({ description: 'Ordinal of the last event in the ledger; give it as `minSeq` to read your own write' }),
    stream: z.string(),
    revision: z.int().meta({ description: 'Of the stream after the write: what `If-Match` wants next' }),
    eventIds: z.array(eventId),
    remarks: z.array(z.string()).optional().meta({ description: 'What whoever asked for it should know' }),
  })
  .meta({ id: 'Receipt' });

/** On what an answer rests: with it the same question has the same answer for ever. */
export const basis = z
  .looseObject({
    at: calendarDate.meta({ description: 't: the day asked about, included' }),
    asOf: z.string().meta({ description: 'k: what was known, as it was asked' }),
    seq: z.int().meta({ description: 'k, exactly: the last event that was known' }),
    timeZone: z.string(),
    checkpoint: z
      .strictObject({
        origin: z.string(),
        size: z.int().meta({ description: 'Entries it is signed over' }),
        root: z.string().meta({ description: 'In base64' }),
      })
      .nullable()
      .meta({ description: 'The first signed checkpoint that covers seq; null until there is one' }),
    rules: z.string().meta({ description: 'Version of the rules of evaluation' }),
    sample: z.boolean().meta({ description: 'Whether the ledger holds made-up sample data' }),
  })
  .meta({ id: 'Basis' });

/** What every question answers: its subject, with the basis and its own pinned address. */
const answer = z.looseObject({ basis, self: z.string().meta({ description: 'The same question, pinned: the same answer for ever' }) }).meta({ id: 'Answer' });

const figure = z.looseObject({
  key: z.string(),
  value: z.string().nullable().meta({ description: 'A decimal number as text, never rounded; a quotient has 40 digits' }),
  unit: z.enum(['number', 'ratio', 'ratioDifference', 'count', 'days']),
  on: calendarDate.nullable(),
});

/** Where a statement stands: three answers that are never merged into one. */
export const statusItem = z
  .looseObject({
    statementId: name,
    goalId: name,
    wording,
    type: z.string().nullable().meta({ description: 'Goal type; null when the statement is not interpreted' }),
    course,
    result,
    data: z.enum(['fresh', 'provisional', 'outdated', 'missing', 'break', 'suppressed']),
    figures: z.array(figure),
    sentence: z.string().meta({ description: 'The explanation, in the language asked for' }),
    contributing: z.array(eventId).meta({ description: 'Every event the answer rests on' }),
  })
  .meta({ id: 'StatusItem' }) satisfies z.ZodType<Pick<StatusItem, 'course' | 'result' | 'data' | 'type' | 'statementId' | 'goalId'>>;

const revision = z.int().meta({ description: 'What `If-Match` of the next decision about it must name; -1 where nothing is decided yet' });

/** The answers that programs read field by field; the others say of themselves what they hold. */
const answers: Partial<Readonly<Record<QuestionName, z.ZodType>>> = {
  plan: answer.extend({ revision }),
  goal: answer.extend({ revision }),
  units: answer.extend({ revision }),
  planStatus: answer.extend({ plan: name, items: z.array(statusItem) }),
  goalStatus: answer.extend({ goal: name, item: statusItem.nullable() }),
};

/** What a question answers. */
export function answerTo(question: QuestionName): z.ZodType {
  return answers[question] ?? answer;
}

/** What an upload of evidence answers. */
export const evidenceReceipt = z
  .strictObject({ hash: z.string().meta({ description: 'Content address, to be named in `evidence` of a fact' }), size: z.int(), mediaType: z.string() })
  .meta({ id: 'EvidenceReceipt' });

/** What making a token answers. */
export const issuedToken = z
  .strictObject({ token: z.string().meta({ description: 'Shown this once' }), grant: name, actor: actorId })
  .meta({ id: 'IssuedToken' });
