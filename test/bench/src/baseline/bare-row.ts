import { commitmentOf, Sealer } from '#application';
import { streams } from '#domain';
import type { Count } from '../ledger/things.js';

/** One event on its way to the bare writer: what a row is made of, but for what only the writer knows. */
export type BareRow = readonly [stream: string, id: string, on: string, commitment: string, salt: string, payload: string];

/** What of a payload the event's data does not say. */
export interface Grounds {
  readonly actor: string;
  readonly correlation?: string;
  readonly request?: string;
}

const { random } = new Sealer();

/** The row of a count with the very bytes that the ledger would store: keys in canonical order, a fresh salt, the commitment to both. */
export function bareRow({ measure, unit, on, value }: Count, id: string, { actor, correlation, request }: Grounds, delivery: string | null = null): BareRow {
  const data = { delivery, denominator: null, evidence: [], measure, note: null, numerator: null, provisional: false, source: null, survey: null, unit, value };
  const payload = JSON.stringify({ actor, correlation, data, request, role: 'recorder' });
  const salt = random(16).toString('base64url');
  return [streams.measurements(measure, unit), id, on, commitmentOf(salt, payload), salt, payload];
}
