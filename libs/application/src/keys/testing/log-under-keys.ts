import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { nodeDisk, openArchive, Publisher, startSigner, type CheckpointArchive, type SignerProcess } from '#publishing';
import { holderOfTheFiles } from '../../authority/index.js';
import { runnerOver, unknowing } from '../../commands/testing/workbench.js';
import type { Vault } from '../../vault/index.js';
import { LogKeys, standingOf, type Signing } from '../index.js';

export const ORIGIN = 'test.example/ledger';
const self = holderOfTheFiles('actor-system');

/** Put between a decision and what it has done: may fail before or after each call. */
export type Meddle = (signing: Signing) => Signing;

/** What stands around a log in a folder; its signer runs until closed. */
export async function signingIn(folder: string, store: EventStore) {
  const checkpoints = join(folder, 'checkpoints');
  const signer: SignerProcess = await startSigner({ keys: join(folder, 'keys'), checkpoints });
  const archive: CheckpointArchive = openArchive(nodeDisk(checkpoints));
  const [published, inside] = [nodeDisk(join(folder, 'published')), nodeDisk(join(folder, 'inside'))];
  const publish = async () => {
    const publisher = new Publisher({ log: store, published, inside, archive, signer, standing: () => standingOf(store) });
    return (await publisher.publish())?.note ?? '';
  };
  return { signer, archive, publish };
}

/** A runner over the log with its keys, as after a start. */
export async function runnerWithKeys(store: EventStore, vault: Vault, signing: Signing, meddle: Meddle = (as) => as) {
  const made: LogKeys[] = [];
  const { runner, streams, clock } = await runnerOver(store, vault, unknowing, (folded) => {
    const keys = new LogKeys({ streams: folded, log: store, signing: () => Promise.resolve(meddle(signing)) });
    made.push(keys);
    return keys;
  });
  const [keys] = made as [LogKeys];
  const execute = (name: string, data: object) => runner.execute({ ...decided, name, data });
  const ensure = () => keys.ensure((vkey) => execute('adoptSigningKey', { vkey }));
  return { runner, streams, clock, execute, ensure };
}

const decided = {
  caller: self,
  expected: 'latest',
  reason: 'a reason',
  mandate: { body: 'Landsstyret', date: '2023-01-20' },
} as const;
