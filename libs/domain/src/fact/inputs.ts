import { z } from 'zod';
import { parseDecimal, Refused } from '#kernel';
import { evidenceHash, label, name } from '../event/index.js';

/** The parts that the commands of all facts share. What may be left out becomes null, none or the empty list. */

/**
 * A number from outside: decimal text, or a JSON number that came through unharmed. NaN, infinities and numbers with more digits than a
 * JSON number holds are refused with the reason.
 */
export const decimalInput = z
  .union([z.string(), z.number()], 'send a finite number, or its digits as text: "1234.5"')
  .transform((value, context) => {
    try {
      return parseDecimal(value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [issue] = error.issues;
      context.addIssue({ code: 'custom', message: issue === undefined ? error.message : `${issue.problem}: ${issue.remedy}` });
      return z.NEVER;
    }
  })
  .meta({ description: 'An exact decimal number: text such as "1234.5", or a JSON number of at most 15 digits' });

export const sourceInput = z
  .strictObject({ name: label, reference: z.string().min(1).max(200).nullable().default(null) })
  .nullable()
  .default(null);

export const evidenceInput = z
  .array(z.strictObject({ hash: evidenceHash, title: z.string().min(1).max(300).nullable().default(null) }))
  .max(20)
  .default([]);

/** Free text: plain on its way in, sealed in the log. */
export const noteInput = z.string().min(1).max(4000).nullable().default(null);

/** The delivery the fact came in, which can be retracted whole. */
export const deliveryInput = name.nullable().default(null);
