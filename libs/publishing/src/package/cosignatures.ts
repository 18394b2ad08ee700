import { fewestWitnesses, formatPolicy, openNote, parsePolicy, satisfies, verifierOf, type Policy } from '#transparency';
import type { Findings } from '../examination/index.js';
import { whyOf } from './checkpoints.js';
import { NO_POLICY, type Earlier } from './earlier.js';
import { FILES, MOST_BYTES } from './paths.js';
import { readWhole, type PackageSource } from './source.js';

/** The package's policy; null where it has none that can be read, which is told. */
export async function policyIn(source: PackageSource, findings: Findings): Promise<Policy | null> {
  try {
    const text = await readWhole(source, FILES.policy, MOST_BYTES.text);
    return text === null ? null : parsePolicy(text.toString());
  } catch (error) {
    findings.fault('cosignatures', 'cosignaturesBroken', { why: whyOf(error) });
    return null;
  }
}

/** Says whose policy it is: who makes a package chooses the one in it, and may choose one that asks for less than before. */
export function tellPolicy(own: Policy | null, given: GivenPolicy | null, earlier: Earlier | null, findings: Findings): void {
  if (given !== null) findings.holds('policy', 'policyGiven', { file: given.file, fewest: fewestWitnesses(given.policy) });
  else if (earlier === null || earlier.policy === null) findings.notes('policy', 'policyFromPackage', { fewest: fewestWitnesses(own ?? NO_POLICY) });
  else tellChange(own ?? NO_POLICY, earlier.policy, earlier.file, findings);
}

/** A policy that the auditor has by another way than the package, and where. */
export interface GivenPolicy {
  readonly file: string;
  readonly policy: Policy;
}

function tellChange(now: Policy, then: Policy, file: string, findings: Findings): void {
  const [fewest, before] = [fewestWitnesses(now), fewestWitnesses(then)];
  const kind = asked(now) === asked(then) ? 'policyAsBefore' : fewest < before ? 'policyAsksLess' : 'policyOther';
  findings.notes('policy', kind, { file, fewest, before });
}

/** All that a policy asks for, as text: neither where witnesses are to be found, nor which logs it is about. */
function asked(policy: Policy): string {
  return formatPolicy({ ...policy, logs: [], witnesses: policy.witnesses.map((witness) => ({ ...witness, url: null })) });
}

/** Holds the witnesses' signatures on a checkpoint to a policy. Where no quorum is asked for, they are told only. */
export function examineCosignatures(policy: Policy | null, note: string, findings: Findings): void {
  try {
    if (policy === null || policy.witnesses.length === 0) findings.notes('cosignatures', 'witnessesNone');
    else judge(policy, note, findings);
  } catch (error) {
    findings.fault('cosignatures', 'cosignaturesBroken', { why: whyOf(error) });
  }
}

function judge(policy: Policy, note: string, findings: Findings): void {
  const seen = witnessesOf(policy, note);
  const names = [...seen].join(', ');
  if (policy.quorum === null) findings.notes('cosignatures', seen.size === 0 ? 'witnessesNone' : 'witnessesSeen', { names });
  else if (satisfies(policy, seen)) findings.holds('cosignatures', 'witnessesEnough', { names });
  else findings.fault('cosignatures', 'quorumMissing', { quorum: policy.quorum, names: names || '–' });
}

/** Names, as the policy has them, of the witnesses whose signatures hold. @throws Refused when one of theirs does not */
function witnessesOf({ logs, witnesses }: Policy, note: string): ReadonlySet<string> {
  const known = witnesses.map(({ name, vkey }) => ({ name, verifier: verifierOf(vkey) }));
  const { verified } = openNote(note, [...known.map(({ verifier }) => verifier), ...logs.map(({ vkey }) => verifierOf(vkey))]);
  const cosigned = known.filter(({ verifier }) => verified.some(({ name, id }) => name === verifier.name && id === verifier.id));
  return new Set(cosigned.map(({ name }) => name));
}
