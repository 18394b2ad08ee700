import { invalid, messageOf, Refused } from '#kernel';
import { refusedSetting } from './connection-string.js';
import { isOfType } from './log.js';
import { LogProblem } from './log-problem.js';

/** The client's names for gRPC's status codes, which it leaves as they are in some places. */
const BY_CODE: Readonly<Record<number, string>> = {
  1: 'cancelled',
  4: 'deadline-exceeded',
  7: 'access-denied',
  12: 'unsupported',
  14: 'unavailable',
  16: 'access-denied',
};

/** An operator's account of what the server or the way to it refuses: a Refused that names the setting or the field, the problem and the remedy. */
export function kurrentRefusal(hosts: string, error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (isOfType(error, 'maximum-append-size-exceeded')) return tooLarge(error);
  return refusedSetting(...account(hosts, error), { cause: error });
}

/** Whether the same may be asked again at once: of the leader that was named, or over a connection made anew. */
export function isPassing(error: unknown): boolean {
  return ['not-leader', 'unavailable', 'cancelled', 'timeout'].includes(typeOf(error));
}

function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'number' ? BY_CODE[error.code] : undefined;
  if ('type' in error && typeof error.type === 'string' && error.type !== 'unknown') return error.type;
  return code ?? (/failed to discover/i.test(error.message) ? 'unavailable' : 'unknown');
}

function account(hosts: string, error: unknown): [problem: string, remedy: string] {
  const text = messageOf(error);
  if (error instanceof LogProblem) return [text, error.remedy];
  if (/wrong version number|packet length too long|EPROTO/i.test(text))
    return [`${hosts} does not speak TLS`, 'add tls=false, or give the server a certificate'];
  if (/certificate|altnames/i.test(text))
    return [`the certificate of ${hosts} is not trusted`, 'name the authority that signed it by tlsCAFile, and the host as the certificate does'];
  switch (typeOf(error)) {
    case 'access-denied':
      return [`${hosts} refuses the user or the password`, 'name a user who may read $all and write the streams of this ledger'];
    case 'unsupported':
      return [`${hosts} lacks a feature that is needed`, NEWER];
    case 'deadline-exceeded':
    case 'timeout':
      return [`${hosts} does not answer in time`, 'see whether the server is overloaded or can be reached only in part'];
    case 'not-leader':
      return [`${hosts} has no leader`, 'see whether most nodes of the cluster are running'];
    case 'unavailable':
    case 'cancelled':
      return [`no server answers at ${hosts}`, 'start it, or name the right host and port; a server that wants TLS needs tls=true'];
    default:
      return [`${hosts} can't be used: ${text}`, 'see the log of the server'];
  }
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

/** The refusal of what depends on a part of the log that the copy does not have yet. */
export function behind(what: string): Refused {
  const problem = `${what} is in the log, and has not been sequenced yet`;
  return new Refused('unavailable', problem, [{ field: 'events', problem, remedy: 'send the same again in a moment, which is safe' }]);
}
