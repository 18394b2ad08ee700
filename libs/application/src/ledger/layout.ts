import { join } from 'node:path';
import { EMBEDDED, type Engines } from '../engines/engines.js';

/** The log of a ledger that has it in a file. */
export const LOG_FILE = 'ledger.db';
/** The copy of the log of a ledger that has it in KurrentDB. */
export const COPY_FILE = 'ledger.copy.db';

/** Where the parts of a ledger lie, whether or not they exist. */
export interface Layout {
  readonly root: string;
  readonly engines: Engines;
  /** File that the log is read from: the log itself, or the copy of one in KurrentDB. */
  readonly log: string;
  readonly views: string;
  readonly vault: string;
  readonly evidence: string;
  /** What any web server may show anybody: the checkpoint and the hash tiles. */
  readonly published: string;
  /** Entry bundles, which name streams and units: for the organisation itself. */
  readonly inside: string;
  /** Rendered files of reports, as they were published. */
  readonly reports: string;
  /** The archive of signed checkpoints. */
  readonly checkpoints: string;
  /** Signing keys, which only the signer's process opens. */
  readonly keys: string;
}

/** What may lie outside the data folder: folders, null where one does not, and what engines hold. */
export interface Elsewhere {
  readonly checkpoints?: string | null;
  readonly keys?: string | null;
  readonly evidence?: string | null;
  /** Default: everything in files. */
  readonly engines?: Engines;
}

/** The layout of a data folder. */
export function layoutOf(root: string, { checkpoints, keys, evidence, engines = EMBEDDED }: Elsewhere = {}): Layout {
  return {
    root,
    engines,
    log: join(root, engines.kurrentdb === null ? LOG_FILE : COPY_FILE),
    views: join(root, 'views.db'),
    vault: join(root, 'vault.db'),
    evidence: evidence ?? join(root, 'evidence'),
    published: join(root, 'published'),
    inside: join(root, 'published-inside'),
    reports: join(root, 'reports'),
    checkpoints: checkpoints ?? join(root, 'checkpoints'),
    keys: keys ?? join(root, 'keys'),
  };
}
