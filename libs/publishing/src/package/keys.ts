import { invalid } from '#kernel';
import { verifierOf, type NoteVerifier } from '#transparency';

/** A signing key, and the sizes of the checkpoints it may sign, both included; `to` null while it is in force. */
export interface KeyRange {
  readonly from: number;
  readonly to: number | null;
  /** Its name is the log's origin. */
  readonly verifier: NoteVerifier;
}

const HEADING = '# The keys that signed this log: the first and last size of checkpoint each was in force for, and the key.\n';
const LINE = /^(0|[1-9]\d*) (0|[1-9]\d*|-) (\S+)$/;

export function keysText(keys: readonly KeyRange[]): string {
  return HEADING + keys.map(({ from, to, verifier }) => `${from} ${to ?? '-'} ${verifier.vkey}\n`).join('');
}

/** @throws Refused `invalid` (`keys`, `vkey`) */
export function parseKeys(text: string): readonly KeyRange[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const keys = lines.map((line) => {
    const [, from = '', to = '', vkey = ''] = LINE.exec(line) ?? [];
    if (vkey === '') throw invalid('keys', `has a line that is none of a key: ${line.slice(0, 60)}`, '<first size> <last size or -> <key>');
    return { from: Number(from), to: to === '-' ? null : Number(to), verifier: verifierOf(vkey) };
  });
  if (keys.length === 0) throw invalid('keys', 'holds no key', 'the file as `fremdrift export --audit` wrote it');
  return keys;
}

export function isInForce({ from, to }: KeyRange, size: number): boolean {
  return from <= size && (to === null || size <= to);
}

/** An event by which a log says which keys are its own. */
export interface KeyEvent {
  readonly seq: number;
  readonly type: string;
  /** The payload's data. */
  readonly data: Readonly<Record<string, unknown>>;
}

const KEY_EVENTS = new Set(['SigningKeyAdopted', 'SigningKeyRotated', 'LogClosed', 'OriginChanged']);

export function isKeyEvent(type: string): boolean {
  return KEY_EVENTS.has(type);
}

/**
 * The keys by what the log itself says in the first `size` of its events.
 * @throws Refused `invalid` (`vkey`) when an event names none
 */
export function keysAt(events: readonly KeyEvent[], size: number): readonly KeyRange[] {
  return events.filter(({ seq }) => seq < size).reduce(after, []);
}

function after(keys: readonly KeyRange[], { seq, type, data }: KeyEvent): readonly KeyRange[] {
  const { size: signed = 0 } = (type === 'OriginChanged' ? (data['previous'] ?? {}) : data) as { readonly size?: number };
  switch (type) {
    case 'SigningKeyAdopted':
      return [...keys, begun(seq + 1, data)];
    case 'SigningKeyRotated':
      return [...ended(keys, Math.max(signed, seq)), begun(signed, data)];
    case 'OriginChanged':
      return [...ended(keys, Math.max(signed, seq)), begun(seq + 1, data)];
    default:
      // a closed log signs its closing, and nothing more
      return ended(keys, Math.max(signed, seq + 1));
  }
}

function begun(from: number, { vkey }: KeyEvent['data']): KeyRange {
  return { from, to: null, verifier: verifierOf(String(vkey)) };
}

function ended(keys: readonly KeyRange[], to: number): readonly KeyRange[] {
  return keys.map((key, index) => (index === keys.length - 1 ? { ...key, to: key.to ?? to } : key));
}
