import { randomInt } from 'node:crypto';
import { keysOf } from '#domain';
import type { EventReader } from '#event-store';
import { nodeDisk, openArchive, startUpCheck } from '#publishing';
import { ledgerOnRecord } from '../publishing/index.js';
import type { Layout } from './layout.js';

/**
 * Holds the log to the last checkpoint that was signed over it. An empty one is held to those of the origin it is to be begun under.
 * @throws Refused `unavailable` as {@link startUpCheck} does
 */
export async function mustBeAsSigned(log: EventReader, layout: Layout, newOrigin: string | null, tell: (line: string) => void): Promise<void> {
  const state = await ledgerOnRecord(log);
  const origin = state?.origin ?? newOrigin;
  if (origin === null) return;
  await startUpCheck(
    {
      log,
      archive: openArchive(nodeDisk(layout.checkpoints)),
      published: nodeDisk(layout.published),
      inside: nodeDisk(layout.inside),
      random: randomInt,
      onRebuild: (problem, entries) => tell(`${problem}; making the files of the tree anew from ${entries} events, once they are found to be as signed`),
    },
    { origin, vkeys: state === null ? [] : keysOf(state, origin) },
  );
}
