import { z } from 'zod';
import type { ErrorKind, Instant, Issue } from '#kernel';
import { bytesOf, type Message, type Received } from '#messaging';

/** Why a message was refused. */
export interface Reason {
  readonly kind: ErrorKind;
  readonly issues: readonly Issue[];
}

/** A message that was refused, as it is listed. */
export interface DeadLetter extends Reason {
  /** When it was refused. */
  readonly at: Instant;
  /** Where it lay: topic, partition and offset. */
  readonly from: string;
  /** Key and headers as text. */
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The message as it came, byte for byte; null where it is not whole, or what lies there is no dead letter. */
  readonly message: Message | null;
}

const MARK = 'dead-letter-';
const KIND = `${MARK}kind`;
const ISSUES = `${MARK}issues`;
const FROM = `${MARK}from`;
/** Bytes of a message of which parts were left out. */
const CUT = `${MARK}cut`;

/** Bytes that the brokers may add to what a message is reckoned to take. */
const ROOM = 64 * 1024;

/**
 * The message as it came, byte for byte, with the reason in its headers. Of what is larger than the topic takes the value is left out, and
 * where that is not enough key and headers, and the reason says so.
 * @param largest bytes that the topic of dead letters takes
 */
export function deadLetterMessage(message: Received, reason: Reason, largest: number): Message {
  const { value, asSent } = message;
  const bytes = bytesOf({ value, ...asSent });
  const cut = leftOut(bytes, placeOf(message));
  const reasonCut = { kind: reason.kind, issues: [...reason.issues, cut] };
  const letters = [
    marked({ ...asSent, value }, message, reason),
    marked({ ...asSent, value: null, headers: { ...asSent.headers, [CUT]: String(bytes) } }, message, reasonCut),
    marked({ key: null, value: null, headers: { [CUT]: String(bytes) } }, message, reasonCut),
  ];
  return letters.find((letter) => bytesOf(letter) + ROOM <= largest) ?? (letters.at(-1) as Message);
}

/** What lies in the topic of dead letters, whoever put it there. */
export function deadLetterIn(received: Received): DeadLetter {
  const { key, value, headers, asSent, at } = received;
  const letter = { at, from: headers[FROM] ?? '', key, headers: own(headers) };
  const reason = reasonIn(headers);
  if (reason === null) return { ...letter, kind: 'invalid', issues: [noneOfOurs(placeOf(received))], message: null };
  return { ...letter, ...reason, message: headers[CUT] === undefined ? { key: asSent.key, value, headers: own(asSent.headers) } : null };
}

function marked({ key, value, headers }: Message, from: Received, { kind, issues }: Reason): Message {
  return { key, value, headers: { ...headers, [KIND]: kind, [ISSUES]: JSON.stringify(issues), [FROM]: placeOf(from) } };
}

function own<T>(headers: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(MARK)));
}

const text = z.string().min(1);
const reasonForm = z.object({ kind: text, issues: z.array(z.object({ field: text, problem: text, remedy: text })) });

/** Null where the headers give none that a relay would have written. */
function reasonIn(headers: Received['headers']): Reason | null {
  try {
    const { kind, issues } = reasonForm.parse({ kind: headers[KIND], issues: JSON.parse(headers[ISSUES] ?? '') });
    return { kind: kind as ErrorKind, issues };
  } catch {
    return null;
  }
}

function placeOf({ topic, partition, offset }: Pick<Received, 'topic' | 'partition' | 'offset'>): string {
  return `${topic}/${partition}/${offset}`;
}

function leftOut(bytes: number, from: string): Issue {
  const remedy = `read it at ${from} as long as it is kept, and let its sender send less in one message`;
  return { field: 'message', problem: `has ${bytes} bytes, more than fit here: parts of it were left out`, remedy };
}

function noneOfOurs(place: string): Issue {
  return { field: 'message', problem: `what lies at ${place} is no dead letter of the relay`, remedy: 'let only the relay write to the topic of dead letters' };
}
