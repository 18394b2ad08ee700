import { invalid } from '#kernel';
import { fromBase64 } from '../base64.js';
import { parseWhole } from '../decimal.js';
import { requireHash, type Hash } from '../hash.js';
import { isKeyName } from '../note/key.js';

/** What a log says of itself at a size: c2sp.org/tlog-checkpoint v1.0.0. */
export interface Checkpoint {
  /** The log's name for ever: a scheme-less address such as `ledger.example.org/progress`. */
  readonly origin: string;
  /** Leaves in the tree; a whole number below 2^53. */
  readonly size: number;
  readonly root: Hash;
}

/**
 * The text that a log signs: origin, size in decimal and root in base64, a line each.
 * @throws Refused `invalid` (`origin`, `size`, `root`)
 */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin)) throw invalid('origin', 'cannot name a key', 'a scheme-less address such as ledger.example.org/progress');
  requireHead(size, root);
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/**
 * Reads the text of a checkpoint. Lines after the third are extensions, which say nothing here; an origin may be anything, though only one
 * that can name a key can be opened.
 * @throws Refused `invalid` (`origin`, `size`, `root`, `checkpoint`)
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', decimal = '', base64 = '', ...rest] = text.split('\n');
  if (rest.pop() !== '' || rest.includes('')) {
    throw invalid('checkpoint', 'is not three lines', 'origin, size and root, each ending in a newline, and no empty line');
  }
  if (origin === '') throw invalid('origin', 'is missing', 'a first line that names the log');
  const size = parseWhole(decimal) ?? NaN;
  const root = fromBase64(base64) ?? Buffer.alloc(0);
  requireHead(size, root);
  return { origin, size, root };
}

function requireHead(size: number, root: Hash): void {
  if (!Number.isSafeInteger(size) || size < 0) throw invalid('size', 'is not a number of leaves', 'digits without leading zeros, below 2^53');
  requireHash('root', root);
}
