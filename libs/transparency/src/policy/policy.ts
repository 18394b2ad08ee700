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

/** How few witnesses may be enough to reach the quorum; 0 where none is asked for. */
export function fewestWitnesses({ witnesses, groups, quorum }: Policy): number {
  const fewest = new Map(witnesses.map(({ name }) => [name, 1]));
  // each is a member of one group only, so that those of one member are never those of another
  for (const { name, need, members } of groups) {
    const each = members.map((member) => fewest.get(member) ?? 0).toSorted((x, y) => x - y);
    fewest.set(
      name,
      each.slice(0, need).reduce((sum, count) => sum + count, 0),
    );
  }
  return quorum === null ? 0 : (fewest.get(quorum) ?? 0);
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
