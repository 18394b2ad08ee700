import { invalid } from '#kernel';
import { fromBase64 } from '../base64.js';
import { parseWhole } from '../decimal.js';
import type { Hash } from '../hash.js';
import { formatHashes, parseHashes } from './proof-lines.js';

/** What a `.tlog-proof` file holds: that an entry is in a log (c2sp.org/tlog-proof@v1). */
export interface ProofFile {
  /** Index of the entry in the log. */
  readonly index: number;
  /** The inclusion proof, the leaf's sibling first. */
  readonly hashes: readonly Hash[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
  /** What an application adds; nothing vouches for it. Null when there is none. */
  readonly extra: Buffer | null;
}

/** The file's text. */
export function formatProofFile({ index, hashes, checkpoint, extra }: ProofFile): string {
  const extraLine = extra === null ? '' : `${EXTRA}${extra.toString('base64')}\n`;
  return `${HEADER}\n${extraLine}${INDEX}${index}\n${formatHashes(hashes)}\n${checkpoint}`;
}

/**
 * Reads the file's text. Nothing of it is verified, and the checkpoint is not even read.
 * @throws Refused `invalid` (`header`, `extra`, `index`, `proof`, `checkpoint`)
 */
export function parseProofFile(text: string): ProofFile {
  const end = text.indexOf('\n\n');
  if (end === -1) throw invalid('proof', 'has no empty line', 'an empty line between the hashes and the checkpoint');
  const [header, ...lines] = text.slice(0, end).split('\n');
  if (header !== HEADER) throw invalid('header', 'is not that of a proof file', `the first line ${HEADER}`);
  const extra = lines[0]?.startsWith(EXTRA) === true ? parseExtra(lines.shift()!) : null;
  const index = parseIndex(lines.shift() ?? '');
  const checkpoint = text.slice(end + 2);
  if (checkpoint === '') throw invalid('checkpoint', 'is missing', 'the signed checkpoint behind the empty line');
  return { index, hashes: parseHashes(lines), checkpoint, extra };
}

const HEADER = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';

function parseExtra(line: string): Buffer {
  const extra = fromBase64(line.slice(EXTRA.length));
  if (extra === null) throw invalid('extra', 'is not base64', 'standard base64 with padding');
  return extra;
}

function parseIndex(line: string): number {
  const index = line.startsWith(INDEX) ? parseWhole(line.slice(INDEX.length)) : null;
  if (index === null) throw invalid('index', 'is missing or no index', `a line ${INDEX}and digits without leading zeros, below 2^53`);
  return index;
}
