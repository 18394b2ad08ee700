import type { ErrorKind, Instant, Issue } from '#kernel';
import type { Message, Received } from '#messaging';

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
  readonly message: Message;
}

const MARK = 'dead-letter-';
const KIND = `${MARK}kind`;
const ISSUES = `${MARK}issues`;
const FROM = `${MARK}from`;

/** The message as it came, byte for byte, with the reason in its headers. */
export function deadLetterMessage({ topic, partition, offset, key, value, headers }: Received, { kind, issues }: Reason): Message {
  return { key, value, headers: { ...headers, [KIND]: kind, [ISSUES]: JSON.stringify(issues), [FROM]: `${topic}/${partition}/${offset}` } };
}

export function deadLetterIn({ key, value, headers, at }: Received): DeadLetter {
  const own = Object.entries(headers).filter(([name]) => !name.startsWith(MARK));
  return {
    at,
    kind: headers[KIND] as ErrorKind,
    issues: JSON.parse(headers[ISSUES] ?? '[]') as readonly Issue[],
    from: headers[FROM] ?? '',
    message: { key, value, headers: Object.fromEntries(own) },
  };
}
