import { z } from 'zod';

/** What an event says of the transparency log that holds it. Formats: docs/decisions/0019, c2sp.org/signed-note and tlog-checkpoint. */

/** A log's name, which is also the name of its keys: no white space, and no `+`. */
export const logName = z
  .string()
  .max(300, 'at most 300 characters')
  .regex(/^[^\s+\p{C}]+$/u, 'write a scheme-less address without spaces or +, for example ledger.example.org/progress')
  .meta({ id: 'LogName' });

/** A log's name where one is chosen: an address without its scheme. */
export const newLogName = logName.regex(/^(?!.*:\/\/)/u, 'leave https:// out: write a scheme-less address, for example ledger.example.org/progress');

/** A public key as text: its name, its id in hexadecimal, and the key in base64. */
export const vkey = z
  .string()
  .max(600)
  .regex(/^[^\s+\p{C}]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/u, 'give a public key as <name>+<8 hexadecimal digits>+<base64>')
  .meta({ id: 'VerifierKey' });

/** Entries that a checkpoint was signed over. */
export const checkpointSize = z.int().min(0);

/** The root of the tree of those entries: 32 bytes in base64. */
export const treeRoot = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'give the 32 bytes of a root in base64');

/** Why a log ends: its key may be in others' hands; its key is gone; the ledger is behind its last checkpoint; or it is to have another name. */
export const CLOSING_REASONS = ['compromised', 'lost', 'behind', 'moved'] as const;
export const closingReason = z.enum(CLOSING_REASONS);
export type ClosingReason = z.infer<typeof closingReason>;

/** How a log ended: its last checkpoint, with the signed note where it was kept; size 0 where none was ever signed, or none was kept. */
export const endedOrigin = z.strictObject({
  origin: z.string(),
  size: checkpointSize,
  root: treeRoot,
  checkpoint: z.string().max(65_536).nullable(),
});
export type EndedOrigin = z.infer<typeof endedOrigin>;

/** Whether a key is named after the log, as each key of a log must be. */
export function isKeyOf(key: string, origin: string): boolean {
  return key.startsWith(`${origin}+`);
}
