import type { EventReader } from '#event-store';
import type { VaultReader } from '../vault/index.js';
import type { FoldedStreams } from './folded-streams.js';
import type { KeyWork } from './key-work.js';
import type { Knowledge } from './knowledge.js';
import type { ReportWork } from './report-work.js';

/** Where a preparation may look. */
export interface PreparationSources {
  readonly reader: Pick<EventReader, 'find' | 'readStream' | 'head' | 'seqBefore' | 'roundDown'>;
  readonly streams: Pick<FoldedStreams, 'load'>;
  readonly knowledge: Knowledge;
  readonly keys: KeyWork;
  readonly reports: ReportWork;
  readonly vault: Pick<VaultReader, 'keysOf' | 'people'>;
}

/** What a decider is given besides what was sent and what other streams say: other data in place of it, or more that is known. */
export interface Prepared {
  readonly data?: unknown;
  readonly known?: Readonly<Record<string, unknown>>;
}

/** What one command needs. @throws Refused naming the field that does not fit */
export type Preparation = (data: never, sources: PreparationSources) => Promise<Prepared> | Prepared;
