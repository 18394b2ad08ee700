import { join } from 'node:path';

/** Where the parts of an embedded ledger lie, whether or not they exist. */
export interface Layout {
  readonly root: string;
  readonly log: string;
  readonly views: string;
  readonly vault: string;
  readonly evidence: string;
  /** What any web server may show anybody: the checkpoint and the hash tiles. */
  readonly published: string;
  /** Entry bundles, which name streams and units: for the organisation itself. */
  readonly inside: string;
  /** The archive of signed checkpoints. */
  readonly checkpoints: string;
  /** Signing keys, which only the signer's process opens. */
  readonly keys: string;
}

/** Folders that may lie outside the data folder; null where one does not. */
export interface Elsewhere {
  readonly checkpoints?: string | null;
  readonly keys?: string | null;
}

/** The layout of a data folder. */
export function layoutOf(root: string, { checkpoints, keys }: Elsewhere = {}): Layout {
  return {
    root,
    log: join(root, 'ledger.db'),
    views: join(root, 'views.db'),
    vault: join(root, 'vault.db'),
    evidence: join(root, 'evidence'),
    published: join(root, 'published'),
    inside: join(root, 'published-inside'),
    checkpoints: checkpoints ?? join(root, 'checkpoints'),
    keys: keys ?? join(root, 'keys'),
  };
}
