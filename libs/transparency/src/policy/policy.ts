/** Which logs are trusted, and whose cosignatures a checkpoint must carry: c2sp.org/tlog-policy (draft). */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** In an order in which each comes after its members. */
  readonly groups: readonly PolicyGroup[];
  /** Name of the witness or group that must stand for a checkpoint; null when none must. */
  readonly quorum: string | null;
}

export interface PolicyLog {
  /** The log's key, whose name is the log's origin. */
  readonly vkey: string;
  readonly url: string | null;
}

export interface PolicyWitness {
  /** What the policy calls the witness; its key may be named otherwise. */
  readonly name: string;
  readonly vkey: string;
  readonly url: string | null;
}

export interface PolicyGroup {
  readonly name: string;
  /** How many members must stand for a checkpoint, from 1 to all of them. */
  readonly need: number;
  /** Names of witnesses and groups; each is a member of one group only. */
  readonly members: readonly string[];
}

/** Whether a checkpoint that the witnesses of these names (as the policy calls them) have cosigned reaches the quorum. */
export function satisfies({ witnesses, groups, quorum }: Policy, witnessNames: ReadonlySet<string>): boolean {
  if (quorum === null) return true;
  const standing = new Set(witnesses.map(({ name }) => name).filter((name) => witnessNames.has(name)));
  for (const { name, need, members } of groups) {
    if (members.filter((member) => standing.has(member)).length >= need) standing.add(name);
  }
  return standing.has(quorum);
}
