import { invalid } from '#kernel';
import { fromBase64 } from '../base64.js';
import { parseWhole } from '../decimal.js';
import { HASH_BYTES, type Hash } from '../hash.js';
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
  requireCheckpoint({ origin, size, root });
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/**
 * Reads the text of a checkpoint. Lines after the third are extensions, which say nothing here.
 * @throws Refused `invalid` (`origin`, `size`, `root`, `checkpoint`)
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  if (rest.pop() !== '' || rest.includes(''))
    throw invalid('checkpoint', 'is not three lines', 'origin, size and root, each ending in a newline, and no empty line');
  return requireCheckpoint({ origin, size: parseWhole(size) ?? NaN, root: fromBase64(root) ?? Buffer.alloc(0) });
}

/** The origin must be able to name the key that signs for it. */
function requireCheckpoint(checkpoint: Checkpoint): Checkpoint {
  const { origin, size, root } = checkpoint;
  if (!isKeyName(origin)) throw invalid('origin', 'is not the name of a log', 'a scheme-less address such as ledger.example.org/progress');
  if (!Number.isSafeInteger(size) || size < 0) throw invalid('size', 'is not a number of leaves', 'digits without leading zeros, below 2^53');
  if (root.length !== HASH_BYTES) throw invalid('root', 'is not a hash', `${HASH_BYTES} bytes in base64`);
  return checkpoint;
}
