import { messageOf, nowOf, type Clock } from '#kernel';
import { formatNote, parseNote, satisfies, type NoteVerifier, type Policy } from '#transparency';
import type { CheckpointArchive } from '../archive/index.js';
import type { Afterwards, Missing, SignedCheckpoint } from '../publisher/index.js';
import { WitnessClient, type WitnessReport } from './witness-client.js';

/** How long the witnesses of a policy may take, all side by side. */
const TIMEOUT_MS = 2_000;

export interface CosigningParts {
  readonly policy: Policy;
  readonly archive: Pick<CheckpointArchive, 'keep'>;
  /** The keys with which the log has signed. */
  readonly logKeys: () => Promise<readonly NoteVerifier[]>;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

/**
 * Asks the witnesses of a policy to cosign each checkpoint and keeps what they sign with it. Who has cosigned it is not asked again, but for the
 * first checkpoint after a start.
 * Missing is each witness that did not, under `witness <name>`, and under `quorum <name>` that too few have, with the time since when.
 */
export function cosigning({ policy, archive, logKeys, clock, timeoutMs = TIMEOUT_MS }: CosigningParts): Afterwards {
  const clients = policy.witnesses.flatMap(({ name, vkey, url }) => (url === null ? [] : [new WitnessClient({ name, vkey, url }, logKeys)]));
  let unmetSince: string | null = null;

  return async (signed) => {
    const before = clients.filter((client) => client.hasCosigned(signed.note)).map(({ name }) => name);
    const asked = clients.filter((client) => !client.standsFor(signed));
    const reports = await gatherCosignatures(asked, signed, AbortSignal.timeout(timeoutMs));
    const kept = await keepAll(reports, parseNote(signed.note).text);
    const met = satisfies(policy, new Set([...before, ...kept.names]));
    unmetSince = met ? null : (unmetSince ?? nowOf(clock));
    const unmet =
      unmetSince === null ? [] : [{ from: `quorum ${policy.quorum}`, problem: 'is not reached: too few witnesses have cosigned', since: unmetSince }];
    return [...reports.flatMap(missingOf), ...kept.missing, ...unmet];
  };

  async function keepAll(
    reports: readonly WitnessReport[],
    text: string,
  ): Promise<{ readonly names: readonly string[]; readonly missing: readonly Missing[] }> {
    const cosigned = reports.filter(({ cosignature }) => cosignature !== null);
    if (cosigned.length === 0) return { names: [], missing: [] };
    try {
      await archive.keep(
        formatNote(
          text,
          cosigned.flatMap(({ cosignature }) => cosignature ?? []),
        ),
      );
      return { names: cosigned.map(({ name }) => name), missing: [] };
    } catch (error) {
      return { names: [], missing: [{ from: 'checkpoints', problem: `cosignatures could not be kept: ${messageOf(error)}` }] };
    }
  }
}

/** Asks witnesses side by side until the signal; what each came to, in the same order. Never rejects. */
async function gatherCosignatures(clients: readonly WitnessClient[], signed: SignedCheckpoint, signal: AbortSignal): Promise<readonly WitnessReport[]> {
  return Promise.all(
    clients.map(async (client) =>
      client
        .ask(signed, signal)
        .catch((error: unknown) => ({ name: client.name, outcome: 'refused' as const, words: `could not be asked: ${messageOf(error)}`, cosignature: null })),
    ),
  );
}

function missingOf({ name, outcome, words }: WitnessReport): readonly Missing[] {
  if (outcome === 'cosigned') return [];
  return [{ from: `witness ${name}`, problem: words, ...(outcome === 'contradicts' && { contradicts: true as const }) }];
}
