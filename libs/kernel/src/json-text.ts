import { decimal } from './decimal.js';
import { invalid, Refused, type Issue } from './errors.js';

/** Deepest nesting of objects and arrays that is read; the deepest command has five. */
const MAX_DEPTH = 32;

/** Problems that are told, and characters of the text that are shown of each: a refusal must not cost more than what it refuses. */
const MAX_ISSUES = 20;
const MAX_SHOWN = 60;

/** A string, a number, or a mark of structure; in text that is known to be JSON there is nothing else to find but true, false and null. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[-\d][-+.\deE]*|[{}[\],]/g;

/** Names that reach an object's machinery in JavaScript, so that no input may use them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** An object or array that is open at some point of the text: what it holds is named by `key` or `index`. */
interface Open {
  /** Names seen so far; null for an array. */
  readonly names: Set<string> | null;
  key: string | null;
  index: number;
}

/**
 * Reads JSON, refusing what `JSON.parse` would pass over in silence: a name twice in one object, a number that a double can't hold
 * exactly as written, names that reach into JavaScript's objects, and nesting deeper than 32.
 * @throws SyntaxError when the text is not JSON; Refused `invalid` naming each field
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isPlain(value, text)) return value;
  const issues = forgiven(text);
  if (issues.length > 0) throw new Refused('invalid', issues.map((issue) => `${issue.field}: ${issue.problem}`).join('; '), issues);
  return value;
}

const RISKY = /__proto__|constructor|prototype/;

/**
 * Whether the text is what a program writes for the value: then no name was given twice and no number lost anything, and where it has
 * neither a risky word nor many brackets, nothing is left to look for. Most input is so, and this costs a tenth of looking.
 */
function isPlain(value: unknown, text: string): boolean {
  return !RISKY.test(text) && text.split(/[{[]/).length <= MAX_DEPTH && JSON.stringify(value) === text;
}

/** What in valid JSON text must not be forgiven, the first of it. */
function forgiven(text: string): Issue[] {
  const issues: Issue[] = [];
  const path: Open[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (issues.length === MAX_ISSUES) break;
    const inside = path.at(-1);
    switch (token.charAt(0)) {
      case '{':
      case '[':
        if (path.length === MAX_DEPTH) throw invalid(fieldOf(path), `is nested deeper than ${MAX_DEPTH}`, 'send it flatter');
        path.push({ names: token === '{' ? new Set() : null, key: null, index: 0 });
        break;
      case '}':
      case ']':
        path.pop();
        break;
      case ',':
        if (inside === undefined) break;
        inside.key = null;
        inside.index += 1;
        break;
      case '"':
        if (inside?.names && inside.key === null) {
          inside.key = JSON.parse(token) as string;
          issues.push(...nameIssues(inside.names, inside.key, path));
          inside.names.add(inside.key);
        }
        break;
      default:
        if (losesPrecision(token)) {
          const shown = shortened(token);
          issues.push({ field: fieldOf(path), problem: `${shown} loses precision as a JSON number`, remedy: `send it as text, in quotes: "${shown}"` });
        }
    }
  }
  return issues;
}

function nameIssues(seen: ReadonlySet<string>, name: string, path: readonly Open[]): Issue[] {
  if (FORBIDDEN.has(name)) return [{ field: fieldOf(path), problem: 'is a name that may not be used', remedy: 'leave it out' }];
  if (seen.has(name)) return [{ field: fieldOf(path), problem: 'is given more than once', remedy: 'give it once' }];
  return [];
}

/** Whether a double, written as short as it can be, is another number than the one in the text. */
function losesPrecision(source: string): boolean {
  if (source.length <= 15 && !source.includes('e') && !source.includes('E')) return false;
  const value = Number(source);
  return !Number.isFinite(value) || !decimal(value).equals(source);
}

function fieldOf(path: readonly Open[]): string {
  const field = path.map((open) => (open.names === null ? `[${open.index}]` : `.${shortened(open.key ?? '')}`)).join('');
  return field.replace(/^\./, '') || 'body';
}

function shortened(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
