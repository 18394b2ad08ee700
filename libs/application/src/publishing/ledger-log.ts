import { notFound, Refused } from '#kernel';
import type { OpenedLedger } from '#domain';
import type { EventStore } from '#event-store';
import { bundleOn, nodeDisk, tileOn, tilesOn, type ArchivedCheckpoint, type Disk } from '#publishing';
import {
  checkInclusion,
  formatProofFile,
  inclusionProof,
  leafHash,
  nodesInTiles,
  parseBundlePath,
  parseTilePath,
  SharedTiles,
  type Hash,
  type TreeHead,
} from '#transparency';
import { mustBeAllowedToAsk, mustBeInside, type Caller } from '../authority/index.js';
import { questionNamed } from '../queries/parameters.js';
import type { Layout } from '../ledger/layout.js';
import type { LedgerPublishing } from './ledger-publishing.js';

/** The transparency log as every door shows it. */
export interface LedgerLog {
  /** The signed checkpoint that is published. @throws Refused `not-found` while the ledger has no key; `not-yet` before its first checkpoint */
  checkpoint(): Promise<string>;
  /** The signed checkpoint over all that is in the log now. @throws Refused `forbidden` outside; `not-found` while the ledger has no key; as the publisher does */
  signNow(caller: Caller): Promise<string>;
  /** A tile of hashes by its path, `tile/0/x001/067` or `tile/0/000.p/12`. @throws Refused `not-found` */
  hashTile(path: string): Promise<Buffer>;
  /** A bundle of entries by its path, `tile/entries/000`. @throws Refused `forbidden` outside; `not-found` */
  entryBundle(path: string, caller: Caller): Promise<Buffer>;
  /**
   * That an event is in the tree of the first checkpoint that covers it, which is signed now where there is none: c2sp.org/tlog-proof, with the
   * event's envelope, salt and payload as JSON in `extra`. Tiles that turn out to be damaged are made anew before it is given.
   * @throws Refused `forbidden`; `not-found` for an unknown event, and while the ledger has no key; as the publisher does
   */
  proofOf(event: string, caller: Caller): Promise<string>;
}

export interface LedgerLogParts {
  readonly store: Pick<EventStore, 'find'>;
  readonly layout: Layout;
  readonly publishing: LedgerPublishing;
  readonly settings: () => Promise<OpenedLedger>;
}

/** The log from the files that are published, the archive and the ledger itself. */
export function ledgerLog({ store, layout, publishing, settings }: LedgerLogParts): LedgerLog {
  const published = nodeDisk(layout.published);
  const inside = nodeDisk(layout.inside);
  const shared = new SharedTiles();
  const signNow = async (): Promise<string> => {
    // who only asks starts no signer
    if ((await settings()).keys.length === 0) refuseUnpublished(false);
    return publishing.signNow();
  };
  const proven = async (leaf: Hash, index: number, { size, root }: TreeHead): Promise<readonly Hash[]> => {
    const proof = await inclusionProof(index, size, nodesInTiles(size, tilesOn(published), shared));
    mustProve({ leaf, index, size, root, proof });
    return proof;
  };
  const covering = async (seq: number): Promise<ArchivedCheckpoint | null> => publishing.archive.covering((await settings()).origin, seq);
  return {
    signNow: async (caller) => {
      mustBeInside(caller);
      return signNow();
    },
    checkpoint: async () => (await published.read('checkpoint'))?.toString('utf8') ?? refuseUnpublished((await settings()).keys.length > 0),
    hashTile: (path) => fileAt(path, published, parseTilePath, tileOn),
    entryBundle: async (path, caller) => {
      mustBeInside(caller);
      return fileAt(path, inside, parseBundlePath, bundleOn);
    },
    proofOf: async (id, caller) => {
      mustBeInside(caller);
      mustBeAllowedToAsk(questionNamed('event'), caller);
      const [event] = await store.find([id]);
      if (event === undefined) throw notFound('event', `the event ${id}`, 'GET /api/v1/events lists them');
      const signed = (await covering(event.seq)) ?? (await signNow().then(() => covering(event.seq)));
      const { size, root, note } = signed ?? refuseUnpublished(true);
      const { seq, envelope, salt, payload } = event;
      const prove = async () => proven(leafHash(envelope), seq, { size, root });
      const hashes = await prove().catch(async (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        await publishing.makeAnew();
        shared.forget();
        return prove();
      });
      return formatProofFile({ index: seq, hashes, checkpoint: note, extra: Buffer.from(JSON.stringify({ envelope, salt, payload })) });
    },
  };
}

/** No proof is given that proves nothing. @throws Refused `unavailable` when a tile is damaged or the event was altered */
function mustProve(inclusion: Parameters<typeof checkInclusion>[0]): void {
  try {
    checkInclusion(inclusion);
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    const problem = `the proof of entry ${inclusion.index} does not lead to the root that was signed: a tile or the event was altered`;
    throw new Refused('unavailable', problem, [{ field: 'event', problem, remedy: 'find out which: `fremdrift verify --deep`' }], { cause });
  }
}

async function fileAt<T>(path: string, disk: Disk, parse: (path: string) => T | null, read: (disk: Disk, what: T) => Promise<Buffer | null>): Promise<Buffer> {
  const what = parse(path);
  const bytes = what === null ? null : await read(disk, what);
  if (bytes !== null) return bytes;
  throw notFound('address', path.slice(0, 80), 'ask for tiles of the tree that the checkpoint tells the size of (c2sp.org/tlog-tiles)');
}

function refuseUnpublished(hasKey: boolean): never {
  const problem = hasKey ? 'no checkpoint has been published yet' : 'the ledger has no signing key, so that nothing is published';
  const remedy = hasKey ? 'ask again shortly; /health/ready says what hinders it' : 'start it with `fremdrift serve`, which makes a key';
  throw new Refused(hasKey ? 'not-yet' : 'not-found', problem, [{ field: 'checkpoint', problem, remedy }]);
}
