import { Broken, invalid, Refused } from '#kernel';
import {
  mustHaveKey,
  signingKey,
  streams,
  type changeOrigin,
  type closeLog,
  type DataOf,
  type LedgerState,
  type OpenedLedger,
  type rotateSigningKey,
} from '#domain';
import type { EventReader } from '#event-store';
import { keyLost, type ArchivedCheckpoint } from '#publishing';
import { EMPTY_ROOT, openCheckpoint, verifierOf } from '#transparency';
import type { FoldedStreams, KeyWork } from '../commands/index.js';
import type { Signing } from './signing.js';

export interface LogKeysParts {
  readonly streams: Pick<FoldedStreams, 'load'>;
  readonly log: Pick<EventReader, 'head'>;
  /** Started when it is first needed: most commands never need it. */
  readonly signing: () => Promise<Signing>;
}

/** Times the handover checkpoint is asked for, where another was signed in between. */
const HANDOVERS = 5;

/** The log's keys, from the ledger's side: what is recorded of them is decided elsewhere, what has to be done for it is done here. */
export class LogKeys implements KeyWork {
  constructor(private readonly parts: LogKeysParts) {}

  /**
   * Makes the first key of a ledger that has none and has it recorded by `adopt`; and makes the signer follow what was recorded before.
   * Every step may be the last before a loss of power, and is found done or done again next time.
   * @throws Refused `not-found` when the signer does not hold the key in force; `forbidden` when it has ended the origin that the log goes on under
   */
  async ensure(adopt: (vkey: string) => Promise<unknown>): Promise<void> {
    const { ledger, origin, closed, keys } = await this.#ledger();
    if (closed === null && signingKey({ keys, origin }) === null) {
      const { archive, signer } = await this.parts.signing();
      await archive.begin(origin, ledger);
      await adopt(await signer.create(origin, null));
    }
    await this.#follow();
    await this.#mustHoldKey();
  }

  async rotation(): Promise<DataOf<typeof rotateSigningKey>> {
    const ledger = await this.#ledger();
    const { vkey: previous } = mustHaveKey(ledger);
    const signing = await this.parts.signing();
    const vkey = await signing.signer.create(ledger.origin, previous);
    await signing.publish();
    const { size, root } = await handover(signing, ledger.origin, [previous, vkey]);
    return { vkey, previous, size, root: root.toString('base64') };
  }

  async closing({ because }: Pick<DataOf<typeof closeLog>, 'because'>): Promise<DataOf<typeof closeLog>> {
    const { origin } = await this.#ledger();
    const { archive } = await this.parts.signing();
    const { size, root } = lastOf(await archive.latest(origin));
    return { because, size, root };
  }

  async newOrigin({ origin, because }: Pick<DataOf<typeof changeOrigin>, 'origin' | 'because'>): Promise<DataOf<typeof changeOrigin>> {
    const old = await this.#ledger();
    if (because === 'compromised') mustBeClosed(old);
    const { archive, signer, publish } = await this.parts.signing();
    await mustBeUnsigned(archive, origin);
    if (because === 'moved' && old.closed === null && signingKey(old) !== null) await publish();
    const last = await archive.latest(old.origin);
    if (because === 'behind') await this.#mustBeBehind(last);
    await archive.begin(origin, old.ledger);
    const vkey = await signer.create(origin, null);
    return { origin, vkey, because, previous: { origin: old.origin, ...lastOf(last), checkpoint: last?.note ?? null } };
  }

  async settle(): Promise<void> {
    try {
      await this.#follow();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const problem = `the decision is recorded, but the signer does not follow it yet: ${error.message}`;
      throw new Refused(
        'unavailable',
        problem,
        [{ field: 'FREMDRIFT_SIGNER', problem, remedy: 'do not repeat it; the next start of the server completes it' }],
        {
          cause: error,
        },
      );
    }
  }

  async #follow(): Promise<void> {
    const ledger = await this.#ledger();
    if (ledger.keys.length === 0) return;
    const { signer, archive, publish } = await this.parts.signing();
    const { origin, closed, keys } = ledger;
    for (const past of new Set(keys.map((key) => key.origin))) if (past !== origin) await endedFor(signer, past);
    const held = await signer.held(origin);
    if (closed !== null) {
      if (held.vkeys.length === 0) return;
      if (!held.ended) await publish();
      await signer.end(origin);
      return;
    }
    // what a lost key hinders says so itself
    if (!held.vkeys.includes(mustHaveKey(ledger).vkey)) return;
    for (const { vkey, to } of keys) if (to !== null && held.vkeys.includes(vkey)) await signer.retire(vkey);
    if ((await archive.latest(origin)) === null) await publish();
  }

  async #mustHoldKey(): Promise<void> {
    const ledger = await this.#ledger();
    if (ledger.closed !== null) return;
    const { vkey } = mustHaveKey(ledger);
    const { signer } = await this.parts.signing();
    const { vkeys, ended } = await signer.held(ledger.origin);
    if (ended) throw olderThanItsSigner(ledger.origin);
    if (!vkeys.includes(vkey)) throw keyLost(vkey);
  }

  async #mustBeBehind(last: ArchivedCheckpoint | null): Promise<void> {
    const entries = (await this.parts.log.head()).seq + 1;
    if (last !== null && last.size > entries) return;
    throw invalid('because', `the ledger holds all that its last checkpoint covers, ${entries} entries now`, 'say why it is to have another origin');
  }

  async #ledger(): Promise<OpenedLedger> {
    const state = (await this.parts.streams.load(streams.ledger())).state as LedgerState;
    if (state === null) throw new Broken('the ledger was not opened');
    return state;
  }
}

/** Until its end is in the log, whoever has the key could go on under the old name, and nobody who follows that name would know. */
function mustBeClosed({ origin, closed }: OpenedLedger): void {
  if (closed !== null) return;
  throw invalid('because', `the log ${origin} was not closed`, 'close it first, with `fremdrift key close --because compromised`');
}

/** The last checkpoint, signed by both keys: as it was signed, or with the signature that is missing. */
async function handover({ archive, signer }: Signing, origin: string, vkeys: readonly string[]): Promise<ArchivedCheckpoint> {
  for (let left = HANDOVERS; left > 0; left -= 1) {
    const last = await archive.latest(origin);
    if (last === null) break;
    if (isSignedByAll(last.note, vkeys)) return last;
    await signer.sign({ checkpoint: last, from: last.size, proof: [] }).catch(ignoreRace);
  }
  throw new Refused('unavailable', 'no checkpoint was signed by both keys', [
    {
      field: 'FREMDRIFT_CHECKPOINTS',
      problem: 'no checkpoint was signed by both keys',
      remedy: 'look at /health/ready for what hinders the signer, and try again',
    },
  ]);
}

/** A larger checkpoint was signed in between, by both: it is the handover then. */
function ignoreRace(error: unknown): void {
  if (!(error instanceof Refused) || error.kind !== 'conflict') throw error;
}

function isSignedByAll(note: string, vkeys: readonly string[]): boolean {
  const verifiers = vkeys.map((vkey) => verifierOf(vkey));
  const { verified } = openCheckpoint(note, verifiers);
  return verifiers.every(({ id }) => verified.some((signature) => signature.id === id));
}

/** An origin is ended after the event that says so: whoever has no such event has put an older copy back. */
function olderThanItsSigner(origin: string): Refused {
  const problem = `the signer has ended ${origin}, and the log goes on under it: ledger.db and the checkpoints are an older copy`;
  const remedy =
    'put back the newest copy of both, from after the log was closed or changed its origin; where there is none, go on with ' +
    '`fremdrift key new-origin --because lost` under a name that no log ever had';
  return new Refused('forbidden', `${problem}; ${remedy}`, [{ field: 'ledger.db', problem, remedy }]);
}

/** Also where a loss of power came between the mark that it is ended and the end of its keys. */
async function endedFor(signer: Signing['signer'], origin: string): Promise<void> {
  const { ended, vkeys } = await signer.held(origin);
  if (!ended || vkeys.length > 0) await signer.end(origin);
}

/** Another ledger's, or what this one was before an older copy of it was put back: no log is signed under a name that stands for another. */
async function mustBeUnsigned(archive: Signing['archive'], origin: string): Promise<void> {
  if ((await archive.latest(origin)) === null) return;
  throw invalid('origin', `a checkpoint of ${origin} was signed before`, 'choose a name that no log ever had');
}

/** Size 0 where none was signed, or none was kept. */
function lastOf(last: ArchivedCheckpoint | null): { readonly size: number; readonly root: string } {
  return { size: last?.size ?? 0, root: (last?.root ?? EMPTY_ROOT).toString('base64') };
}
