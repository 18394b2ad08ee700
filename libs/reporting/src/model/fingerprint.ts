import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { ReportModel } from './model.js';

/** Lower-case hex SHA-256 of the model's canonical JSON (RFC 8785): two reports that say the same have the same, in any format and build. */
export function fingerprintOf(model: ReportModel): string {
  return createHash('sha256').update(canonicalJson(model)).digest('hex');
}
