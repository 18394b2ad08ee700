import { branchesInTurn, type Count } from '../ledger/things.js';

const CHUNK_BYTES = 64 * 1024;

/** A delivery of facts, made beforehand. */
export interface Delivery {
  readonly id: string;
  /** Its NDJSON, in pieces as a connection would bring them. */
  readonly chunks: readonly Buffer[];
}

/** One delivery of so many lines after the other, none with a fact of one before. */
export function* deliveriesOf(lines: number): Generator<Delivery, never> {
  for (let ordinal = 0; ; ordinal += 1) yield { id: `delivery-${ordinal}`, chunks: chunksOf(branchesInTurn(ordinal * lines, lines)) };
}

/** The text of a delivery's line. */
function lineOf(count: Count): string {
  return JSON.stringify({ command: 'recordMeasurement', ...count });
}

function chunksOf(counts: readonly Count[]): readonly Buffer[] {
  const bytes = Buffer.from(counts.map((count) => `${lineOf(count)}\n`).join(''));
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, index) => bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES));
}
