import { z } from 'zod';

/** A field's text as it lies in the log: encrypted (AES-256-GCM) under a key that lies in the vault. Destroying the key erases the text. */
export interface SealedBox {
  readonly key: string;
  readonly box: string;
}

/** A sealed field: plain text on its way in, a box in the log, plain again as the last step of a read. */
export type SealedText = string | SealedBox;

export const sealedBox = z.strictObject({ key: z.string(), box: z.string() }).meta({ id: 'SealedBox' });

const sealedSchemas = new WeakSet<z.core.$ZodType>();

/** The text of a sealed field as a command brings it: plain, never a box, or one could claim a text that lies under another's key. */
export function plainText(maxLength = 4000): z.ZodString {
  return z.string().min(1, 'write something').max(maxLength, `at most ${maxLength} characters`);
}

/** A field that may hold free text or personal data. The codec seals it before the event is appended. */
export function sealedText(maxLength = 4000): z.ZodType<SealedText> {
  const schema = z.union([plainText(maxLength), sealedBox]);
  sealedSchemas.add(schema);
  return schema;
}

/** Whether a schema was made by {@link sealedText}. */
export function isSealedSchema(schema: z.core.$ZodType): boolean {
  return sealedSchemas.has(schema);
}

export function isSealedBox(value: unknown): value is SealedBox {
  return typeof value === 'object' && value !== null && 'box' in value && 'key' in value;
}
