import type { LedgerSettings } from '#projections';
import { table } from '../terminal/table.js';

/** The keys of a ledger's log, and whether it is closed. */
export function renderKeys({ origin, keys, closed }: Pick<LedgerSettings, 'origin' | 'keys' | 'closed'>, width: number): string {
  const standing =
    closed === null
      ? `The log goes by ${origin}.`
      : `The log ${origin} is closed since ${closed.at.slice(0, 10)} (seq ${closed.seq}): ${closed.because}. To go on: fremdrift key new-origin`;
  if (keys.length === 0) return `${standing} It has no signing key yet: serving it makes one.`;
  const columns = [
    { heading: 'From', stretch: 0 },
    { heading: 'Seq', stretch: 0, align: 'right' as const },
    { heading: 'To seq', stretch: 0, align: 'right' as const },
    { heading: 'Public key', stretch: 0 },
  ];
  const rows = keys.map(({ vkey, adoptedAt, fromSeq, toSeq }) => [adoptedAt.slice(0, 10), String(fromSeq), toSeq === null ? 'now' : String(toSeq), vkey]);
  return `${standing}\n\n${table(columns, rows, width)}`;
}
