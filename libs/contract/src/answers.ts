import { z } from 'zod';
import { actorId, calendarDate, eventId, name } from '#domain';

/** What a write answers, beside the `ETag`. */
export const receipt = z
  .strictObject({
    seq: z.int().nullable().meta({ description: 'Ordinal of the last event in the ledger; give it as `minSeq` to read your own write' }),
    stream: z.string(),
    revision: z.int().meta({ description: 'Of the stream after the write: what `If-Match` wants next' }),
    eventIds: z.array(eventId),
  })
  .meta({ id: 'Receipt' });

/** On what an answer rests: with it the same question has the same answer for ever. */
export const basis = z
  .looseObject({
    at: calendarDate.meta({ description: 't: the day asked about, included' }),
    asOf: z.string().meta({ description: 'k: what was known, as it was asked' }),
    seq: z.int().meta({ description: 'k, exactly: the last event that was known' }),
    timeZone: z.string(),
    checkpoint: z.string().nullable(),
    rules: z.string().meta({ description: 'Version of the rules of evaluation' }),
    sample: z.boolean().meta({ description: 'Whether the ledger holds made-up sample data' }),
  })
  .meta({ id: 'Basis' });

/** What every question answers: its subject, with the basis and its own pinned address. */
export const answer = z
  .looseObject({ basis, self: z.string().meta({ description: 'The same question, pinned: the same answer for ever' }) })
  .meta({ id: 'Answer' });

/** What an upload of evidence answers. */
export const evidenceReceipt = z
  .strictObject({ hash: z.string().meta({ description: 'Content address, to be named in `evidence` of a fact' }), size: z.int(), mediaType: z.string() })
  .meta({ id: 'EvidenceReceipt' });

/** What making a token answers. */
export const issuedToken = z
  .strictObject({ token: z.string().meta({ description: 'Shown this once' }), grant: name, actor: actorId })
  .meta({ id: 'IssuedToken' });
