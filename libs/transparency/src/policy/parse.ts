import { invalid, type Refused } from '#kernel';
import { parseWhole } from '../decimal.js';
import type { KeyKind } from '../note/key.js';
import { verifierOf } from '../note/verifier.js';
import type { Policy, PolicyGroup, PolicyLog, PolicyWitness } from './policy.js';

/** Longest policy that is read, in UTF-16 code units: thousands of witnesses. */
const MAX_LENGTH = 1_000_000;

/** What `quorum` says when no witness is needed; nothing may be called so. */
export const NO_QUORUM = 'none';

/**
 * Reads a policy file (c2sp.org/tlog-policy, draft): lines `log`, `witness`, `group` and one `quorum`, words apart by spaces or tabs; empty
 * lines and lines that begin with `#` are passed over.
 * @throws Refused `invalid` naming the line (`line 3`), or `policy`
 */
export function parsePolicy(text: string): Policy {
  if (text.length > MAX_LENGTH) throw invalid('policy', `is ${text.length} characters long`, `${MAX_LENGTH} at most`);
  const draft = new Draft();
  for (const [i, line] of text.split('\n').entries()) draft.read(`line ${i + 1}`, line);
  return draft.policy();
}

/** A policy as far as it is read. */
class Draft {
  private readonly logs: PolicyLog[] = [];
  private readonly witnesses: PolicyWitness[] = [];
  private readonly groups: PolicyGroup[] = [];
  private quorum: string | null | undefined;
  /** Names of witnesses and groups, and those of them that are a member of a group. */
  private readonly names = new Set<string>();
  private readonly members = new Set<string>();
  /** Public keys, each behind `log` or `witness`. */
  private readonly keys = new Set<string>();

  read(line: string, text: string): void {
    if (FORBIDDEN.test(text)) throw invalid(line, 'holds a control character', 'tabs and newlines are the only ones');
    const [keyword = '', ...words] = text.split(/[ \t]+/).filter((word) => word !== '');
    if (keyword === '' || keyword.startsWith('#')) return;
    if (keyword === 'log') this.log(line, words);
    else if (keyword === 'witness') this.witness(line, words);
    else if (keyword === 'group') this.group(line, words);
    else if (keyword === 'quorum') this.setQuorum(line, words);
    else throw invalid(line, 'begins with a word that says nothing', 'log, witness, group or quorum');
  }

  policy(): Policy {
    if (this.quorum === undefined) throw invalid('policy', 'names no quorum', `a line quorum with the name of a witness or group, or ${NO_QUORUM}`);
    return { logs: this.logs, witnesses: this.witnesses, groups: this.groups, quorum: this.quorum };
  }

  private log(line: string, [vkey, url, ...more]: readonly string[]): void {
    if (vkey === undefined || more.length > 0) throw malformed(line, 'log <vkey> [<url>]');
    this.addKey(line, 'log', vkey, 'ed25519');
    this.logs.push({ vkey, url: url ?? null });
  }

  private witness(line: string, [name, vkey, url, ...more]: readonly string[]): void {
    if (name === undefined || vkey === undefined || more.length > 0) throw malformed(line, 'witness <name> <vkey> [<url>]');
    this.addName(line, name);
    this.addKey(line, 'witness', vkey, 'cosignature');
    this.witnesses.push({ name, vkey, url: url ?? null });
  }

  private group(line: string, [name, count, ...members]: readonly string[]): void {
    if (name === undefined || count === undefined || members.length === 0) throw malformed(line, 'group <name> <k|any|all> <name>...');
    for (const member of members) {
      this.requireName(line, member);
      if (this.members.has(member)) throw invalid(line, `${member} is a member already`, 'each witness or group is a member once, of one group');
      this.members.add(member);
    }
    this.addName(line, name);
    const need = count === 'any' ? 1 : count === 'all' ? members.length : (parseWhole(count) ?? 0);
    if (need < 1 || need > members.length) throw invalid(line, `${count} says not how many`, `any, all, or a number from 1 to ${members.length}`);
    this.groups.push({ name, need, members });
  }

  private setQuorum(line: string, [name, ...more]: readonly string[]): void {
    if (name === undefined || more.length > 0) throw malformed(line, 'quorum <name>');
    if (this.quorum !== undefined) throw invalid(line, 'names a second quorum', 'one line quorum');
    if (name !== NO_QUORUM) this.requireName(line, name);
    this.quorum = name === NO_QUORUM ? null : name;
  }

  private addName(line: string, name: string): void {
    if (name === NO_QUORUM || this.names.has(name)) throw invalid(line, `${name} is taken`, `a name that no other witness or group has, and not ${NO_QUORUM}`);
    this.names.add(name);
  }

  private requireName(line: string, name: string): void {
    if (!this.names.has(name)) throw invalid(line, `${name} is not defined`, 'the name of a witness or group of a line before');
  }

  /** A key may be listed as a log's once, and as a witness's once, whatever it is named. */
  private addKey(line: string, use: string, vkey: string, kind: KeyKind): void {
    const verifier = verifierOf(vkey, line);
    if (verifier.kind !== kind) throw invalid(line, `has a key of type ${verifier.kind}`, `a key of type ${kind}`);
    const key = `${use} ${verifier.key.toString('hex')}`;
    if (this.keys.has(key)) throw invalid(line, 'has the key of a line before', 'each key once');
    this.keys.add(key);
  }
}

/** Control characters of ASCII, but the tab. */
const FORBIDDEN = /[^\P{Cc}\t\x80-\x9f]/u;

function malformed(line: string, form: string): Refused {
  return invalid(line, 'has too few or too many words', form);
}
