import { z } from 'zod';
import { actorId, defineEvent, eventId, evidenceHash, name, type EventOf } from '../event/index.js';

/** Texts that one erasure may take, once each event is resolved into its sealed texts. */
export const MAX_TEXTS = 1000;
/** Files, and people, that one erasure may name. */
export const MAX_NAMED = 100;

/** Where a sealed text lies in an event: a JSON pointer into its payload, such as `/reason` or `/data/note`. */
export const sealedPath = z
  .string()
  .regex(/^\/(reason|data(\/[^/]+)+)$/, 'give where the text lies in the event, such as /reason or /data/note')
  .max(100)
  .meta({ id: 'SealedPath' });

const keyId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

const sealedTextAt = z.strictObject({ event: eventId, path: sealedPath });
/** One sealed text of one event. */
export type SealedTextAt = z.infer<typeof sealedTextAt>;

const named = z.strictObject({
  erasure: name,
  texts: z.array(sealedTextAt).max(MAX_TEXTS),
  files: z.array(evidenceHash).max(MAX_NAMED),
  people: z.array(actorId).max(MAX_NAMED),
});
/** What an erasure is to take: texts of events, evidence files by their hash, and the names behind pseudonyms. */
export type ToErase = z.infer<typeof named>;

/** Somebody asks that this be erased; nothing is, until another actor has confirmed it. */
export const ErasureProposed = defineEvent('ErasureProposed', named);
/** The proposal is given up before anybody confirmed it. */
export const ErasureWithdrawn = defineEvent('ErasureWithdrawn', z.strictObject({ erasure: name }));
/**
 * It is erased: the keys named here are destroyed, wherever they may come back from, and so are the files and the names. It tells no
 * word of what was erased. A file's earlier uploads may have left several keys.
 */
export const Erased = defineEvent(
  'Erased',
  named.extend({
    texts: z.array(sealedTextAt.extend({ key: keyId })).max(MAX_TEXTS),
    files: z.array(z.strictObject({ hash: evidenceHash, key: keyId })).max(MAX_TEXTS),
  }),
);
export type ErasedData = EventOf<typeof Erased>['data'];

export const erasureEvents = [ErasureProposed, ErasureWithdrawn, Erased] as const;
export type ErasureEvent = EventOf<(typeof erasureEvents)[number]>;
