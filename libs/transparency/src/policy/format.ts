import { invalid } from '#kernel';
import { NO_QUORUM, parsePolicy } from './parse.js';
import type { Policy } from './policy.js';

/**
 * The policy file of a policy.
 * @throws Refused `invalid` (`policy`, or as {@link parsePolicy} does) when no file could say it
 */
export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const lines = [
    ...logs.map(({ vkey, url }) => ['log', vkey, ...optional(url)]),
    ...witnesses.map(({ name, vkey, url }) => ['witness', name, vkey, ...optional(url)]),
    ...groups.map(({ name, need, members }) => ['group', name, String(need), ...members]),
    ['quorum', quorum ?? NO_QUORUM],
  ];
  const text = lines.map((words) => `${words.map(requireWord).join(' ')}\n`).join('');
  parsePolicy(text);
  return text;
}

function optional(url: string | null): string[] {
  return url === null ? [] : [url];
}

function requireWord(word: string): string {
  if (!/^[^ \t\n]+$/.test(word)) throw invalid('policy', `'${word}' is not one word`, 'names, keys and addresses without spaces');
  return word;
}
