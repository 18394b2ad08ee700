import { join } from 'node:path';

/** Where the parts of an embedded ledger lie, whether or not they exist. */
export interface Layout {
  readonly root: string;
  readonly log: string;
  readonly views: string;
  readonly vault: string;
  readonly evidence: string;
  /** The archive of signed checkpoints, where no other folder is set. */
  readonly checkpoints: string;
}

/** The layout of a data folder. */
export function layoutOf(root: string): Layout {
  return {
    root,
    log: join(root, 'ledger.db'),
    views: join(root, 'views.db'),
    vault: join(root, 'vault.db'),
    evidence: join(root, 'evidence'),
    checkpoints: join(root, 'checkpoints'),
  };
}
