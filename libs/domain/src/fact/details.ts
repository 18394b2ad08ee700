import { z } from 'zod';
import { evidenceHash, label, sealedText, type Upcast } from '../event/index.js';

/** Where a fact comes from: a named source, and the id it has there. */
export const factSource = z.strictObject({ name: label, reference: z.string().min(1).max(200).nullable() });

/** Evidence: the file's content address, with a sealed title. */
export const evidence = z.array(z.strictObject({ hash: evidenceHash, title: sealedText(300).nullable() })).max(20);

/** Brings facts of a time when they did not name their delivery up to date: they came in none. */
export const inNoDelivery: Upcast = (data) => ({ ...data, delivery: null });
