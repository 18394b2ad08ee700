import { invalid, messageOf, Refused } from '#kernel';
import { refusedSetting } from './connection-string.js';
import { isOfType } from './log.js';
import { LogProblem } from './log-problem.js';

/** gRPC's status codes that the client has no type of its own for. */
const CODE = { PERMISSION_DENIED: 7, UNIMPLEMENTED: 12, UNAUTHENTICATED: 16 } as const;

/** An operator's account of what the server or the way to it refuses: a Refused that names the setting or the field, the problem and the remedy. */
export function kurrentRefusal(hosts: string, error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (isOfType(error, 'maximum-append-size-exceeded')) return tooLarge(error);
  return refusedSetting(...account(hosts, error), { cause: error });
}

/** Whether the same append may be sent again at once: to the leader that was named, or over a connection made anew. */
export function isPassing(error: unknown): boolean {
  return isOfType(error, 'not-leader', 'unavailable', 'cancelled', 'timeout');
}

function account(hosts: string, error: unknown): [problem: string, remedy: string] {
  const text = messageOf(error);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (error instanceof LogProblem) return [text, error.remedy];
  if (isOfType(error, 'access-denied') || code === CODE.PERMISSION_DENIED || code === CODE.UNAUTHENTICATED) {
    return [`${hosts} refuses the user or the password`, 'name a user who may read $all and write the streams of this ledger'];
  }
  if (isOfType(error, 'unsupported') || code === CODE.UNIMPLEMENTED) return [`${hosts} lacks a feature that is needed`, NEWER];
  if (/wrong version number|packet length too long|EPROTO/i.test(text))
    return [`${hosts} does not speak TLS`, 'add tls=false, or give the server a certificate'];
  if (/certificate|altnames/i.test(text))
    return [`the certificate of ${hosts} is not trusted`, 'name the authority that signed it by tlsCAFile, and the host as the certificate does'];
  if (isOfType(error, 'deadline-exceeded', 'timeout'))
    return [`${hosts} does not answer in time`, 'see whether the server is overloaded or can be reached only in part'];
  if (isOfType(error, 'not-leader')) return [`${hosts} has no leader`, 'see whether most nodes of the cluster are running'];
  if (isOfType(error, 'unavailable', 'cancelled') || /failed to discover/i.test(text)) {
    return [`no server answers at ${hosts}`, 'start it, or name the right host and port; a server that wants TLS needs tls=true'];
  }
  return [`${hosts} refuses: ${text}`, 'see the log of the server'];
}

const NEWER = 'use KurrentDB, or EventStoreDB 23.10 or later';

/** The refusal of a server that never says that a subscription has caught up with the log. */
export function tooOld(hosts: string): Refused {
  return refusedSetting(`${hosts} does not say when all of the log has been read`, NEWER);
}

function tooLarge(error: Error): Refused {
  const bound = 'maxAppendSize' in error ? `${String(error.maxAppendSize)} bytes` : 'what it allows';
  const { issues, message } = invalid(
    'events',
    `the server takes no append larger than ${bound}`,
    'divide them over several appends, or raise MaxAppendSize of the server',
  );
  return new Refused('too-large', message, issues, { cause: error });
}
