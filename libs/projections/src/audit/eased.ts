import { decimal, isDecimalText } from '#kernel';

/** What a later spec asks for, held against an earlier: less, more, or something that one can't tell so simply. */
export type Direction = 'eased' | 'tightened' | 'otherwise' | 'same';

/** Names under which a lower number asks for less: shares and numbers of what must be done. */
const LOWER_ASKS_LESS: ReadonlySet<string> = new Set(['share', 'required', 'atLeast']);
/** Names under which a later day gives more time. */
const LATER_ASKS_LESS: ReadonlySet<string> = new Set(['decidingDate', 'due']);

/** Compares what two specs ask for: limits, shares and days; anything else that differs is `otherwise`, as is what eases in one place and tightens in another. */
export function directionOf(earlier: unknown, later: unknown): Direction {
  const found = new Set(differences(earlier, later, ''));
  if (found.size === 0) return 'same';
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : 'otherwise';
}

function differences(earlier: unknown, later: unknown, name: string): readonly Exclude<Direction, 'same'>[] {
  if (earlier === later) return [];
  if (!isRecord(earlier) || !isRecord(later)) return [compared(earlier, later, name)];
  const kind = earlier['kind'] === later['kind'] ? earlier['kind'] : undefined;
  return [...new Set([...Object.keys(earlier), ...Object.keys(later)])].flatMap((key) => differences(earlier[key], later[key], limitOf(kind, key)));
}

/** A limit means the opposite on the other side, and so is named by the side it is on; the day of a due date by what it is. */
function limitOf(kind: unknown, key: string): string {
  if (key === 'on' && kind === 'date') return 'due';
  if (key === 'limit') return kind === 'atMost' ? 'high' : 'atLeast';
  return key === 'low' ? 'atLeast' : key;
}

function compared(earlier: unknown, later: unknown, name: string): Exclude<Direction, 'same'> {
  if (LATER_ASKS_LESS.has(name) && typeof earlier === 'string' && typeof later === 'string') return later > earlier ? 'eased' : 'tightened';
  if (!isNumber(earlier) || !isNumber(later)) return 'otherwise';
  const rose = decimal(later).gt(earlier);
  if (LOWER_ASKS_LESS.has(name)) return rose ? 'tightened' : 'eased';
  return name === 'high' ? (rose ? 'eased' : 'tightened') : 'otherwise';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isNumber(value: unknown): value is string {
  return typeof value === 'number' || (typeof value === 'string' && isDecimalText(value));
}
