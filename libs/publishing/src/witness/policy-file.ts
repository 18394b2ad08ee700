import { readFileSync } from 'node:fs';
import { explained, invalid, Refused } from '#kernel';
import { parsePolicy, type Policy } from '#transparency';
import { mustBeAddress } from '../http/address.js';

/** A note carries 64 signatures at most, and the log's own keys are among them. */
const MAX_WITNESSES = 60;

/**
 * The policy in a file (c2sp.org/tlog-policy).
 * @param setting what names the file, which a refusal begins with: `FREMDRIFT_WITNESSES`
 * @throws Refused `invalid` naming the setting and the line; `unavailable` when the file can't be read
 */
export function readPolicyFile(path: string, setting: string): Policy {
  const policy = policyOf(textOf(path), path, setting);
  if (policy.witnesses.length > MAX_WITNESSES) throw invalid(setting, `${path} names ${policy.witnesses.length} witnesses`, `name ${MAX_WITNESSES} at most`);
  for (const { name, url } of policy.witnesses) if (url !== null) mustBeAddress(url, `${setting}: ${path}, witness ${name}`);
  return policy;
}

/**
 * The policy that a text says.
 * @param path where it was read, and `setting` what names that
 * @throws Refused `invalid` naming the setting, the path and the line
 */
export function policyOf(text: string, path: string, setting: string): Policy {
  try {
    return parsePolicy(text);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const issues = error.issues.map(({ field, problem, remedy }) => ({ field: setting, problem: `${path}, ${field}: ${problem}`, remedy }));
    throw new Refused('invalid', `${setting}: ${path}, ${error.message}`, issues, { cause: error });
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw explained(path, error);
  }
}
