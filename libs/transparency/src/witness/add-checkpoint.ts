import { invalid } from '#kernel';
import { parseWhole } from '../decimal.js';
import type { Hash } from '../hash.js';
import { formatHashes, parseHashes } from '../proof/proof-lines.js';

/** What a log asks of a witness: to cosign a checkpoint that continues the last one it cosigned (c2sp.org/tlog-witness v1.0.0). */
export interface AddCheckpoint {
  /** Size of the checkpoint of this log that the witness cosigned last; 0 before the first. */
  readonly oldSize: number;
  /** Consistency proof from that size; empty from 0. */
  readonly proof: readonly Hash[];
  /** The signed checkpoint. */
  readonly note: string;
}

/** The body of the request. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  return `${OLD}${oldSize}\n${formatHashes(proof)}\n${note}`;
}

/**
 * Reads the body of the request; the checkpoint in it is not looked at.
 * @throws Refused `invalid` (`body`, `old`, `proof`), which a witness answers with 400
 */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n');
  if (end === -1) throw invalid('body', 'has no empty line', 'an empty line between the proof and the checkpoint');
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const oldSize = first.startsWith(OLD) ? parseWhole(first.slice(OLD.length)) : null;
  if (oldSize === null) throw invalid('old', 'is missing or no size', `a first line ${OLD}and digits without leading zeros, below 2^53`);
  return { oldSize, proof: parseHashes(lines), note: body.slice(end + 2) };
}

const OLD = 'old ';
