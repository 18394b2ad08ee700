import { DatabaseError } from 'pg';
import { messageOf, Refused, type ErrorKind } from '#kernel';

type Account = readonly [kind: ErrorKind, problem: string, remedy: string];

/** Codes that the server answers with (postgresql.org/docs/current/errcodes-appendix.html) and an operator can mend. */
const ANSWERED: Readonly<Record<string, Account>> = {
  '08P01': ['unavailable', 'does not speak as PostgreSQL does', 'name the port of PostgreSQL itself'],
  '25006': ['unavailable', 'only lets itself be read', 'name the primary server, not a replica'],
  '25P03': ['unavailable', 'ended a transaction that had rested for too long', 'raise idle_in_transaction_session_timeout, and try again'],
  '25P04': ['unavailable', 'ended a transaction that took too long', 'raise transaction_timeout, and try again'],
  '28000': ['unavailable', 'does not let this user in', 'check user and password, and pg_hba.conf on the server'],
  '28P01': ['unavailable', 'does not accept user and password', 'check user and password in POSTGRES_URL'],
  '3D000': ['unavailable', 'has no such database', 'create the database, or name one that is there'],
  '40001': ['busy', 'had another transaction change the same rows', 'try again'],
  '40P01': ['busy', 'had two transactions wait for each other', 'try again'],
  '42501': ['unavailable', 'does not give this user the right', 'grant it; see docs/how-to/several-machines.md'],
  '53100': ['unavailable', 'has no space left on its disk', 'free space; writing then goes on by itself'],
  '53200': ['unavailable', 'has no memory left', 'give the server more, or let fewer processes use it'],
  '53300': ['busy', 'has all its connections in use', 'raise max_connections, or let fewer processes use it'],
  '53400': ['unavailable', 'has reached a limit that is set for it', 'raise the setting that its log names'],
  '55P03': ['busy', 'has another connection holding a lock for too long', 'let that connection finish or end it, and try again'],
  '57014': ['unavailable', 'took too long to answer', 'look at what keeps the server busy'],
  '57P01': ['unavailable', 'is being shut down', 'start it again; work then goes on by itself'],
  '57P02': ['unavailable', 'is starting again after a fault', 'wait; work then goes on by itself'],
  '57P03': ['unavailable', 'is not ready yet', 'wait; work then goes on by itself'],
  '57P05': ['unavailable', 'ended a connection that had rested for too long', 'try again'],
  '58030': ['unavailable', 'could not read or write its disk', 'look at the disk and its log; work goes on by itself when it can'],
};

/** Codes of the network and of TLS, as Node gives them. */
const UNREACHED: Readonly<Record<string, Account>> = {
  ECONNREFUSED: ['unavailable', 'takes no connection there', 'start the server, or correct host and port in POSTGRES_URL'],
  ENOTFOUND: ['unavailable', 'has a host name that leads nowhere', 'correct the host in POSTGRES_URL'],
  EAI_AGAIN: ['unavailable', "has a host name that can't be looked up now", 'check the network'],
  ENOENT: ['unavailable', 'has no socket there', 'start the server, or correct the path in POSTGRES_URL'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['unavailable', 'shows a certificate that nobody vouches for', 'name its authority by sslrootcert in POSTGRES_URL'],
  SELF_SIGNED_CERT_IN_CHAIN: ['unavailable', 'shows a certificate of an unknown authority', 'name the authority by sslrootcert in POSTGRES_URL'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['unavailable', 'shows a certificate of an unknown authority', 'name the authority by sslrootcert in POSTGRES_URL'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['unavailable', 'shows a certificate for another host name', 'use the name that is in the certificate'],
  CERT_HAS_EXPIRED: ['unavailable', 'shows a certificate that has run out', 'renew the certificate of the server'],
};

/** Words of the client for what has no code: the connection broke, never came, or no answer did. */
const BROKEN_OFF: readonly (readonly [words: RegExp, account: Account])[] = [
  [/does not support SSL/, ['unavailable', 'does not offer TLS', 'switch TLS on at the server, or leave sslmode out of POSTGRES_URL']],
  [/password must be a string|no password/i, ['unavailable', 'wants a password', 'put the password in POSTGRES_URL']],
  [/timeout exceeded when trying to connect/, ['busy', 'has all the connections that this process may use at work', 'try again in a moment']],
  [/timeout/i, ['unavailable', 'did not answer in time', 'check the network and what keeps the server busy']],
  [
    /terminated|not queryable|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|Premature close/,
    ['unavailable', 'broke off the connection', 'wait; work goes on by itself when it can be reached'],
  ],
];

/**
 * An operator's account of what PostgreSQL or the way to it could not do: `busy` where trying again helps, `unavailable` otherwise. What the
 * program itself did wrong (a key that is taken, a wrong statement) is given back as it is.
 */
export function postgresRefusal(address: string, error: unknown): unknown {
  const account = accountOf(error);
  if (account === undefined) return error;
  const [kind, problem, remedy] = account;
  const message = `PostgreSQL at ${address} ${problem}: ${remedy} (${messageOf(error)})`;
  return new Refused(kind, message, [{ field: 'POSTGRES_URL', problem: `PostgreSQL ${problem}`, remedy }], { cause: error });
}

function accountOf(error: unknown): Account | undefined {
  if (error instanceof Refused || typeof error !== 'object' || error === null) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (error instanceof DatabaseError) return ANSWERED[code];
  return UNREACHED[code] ?? BROKEN_OFF.find(([words]) => words.test(`${code} ${messageOf(error)}`))?.[1];
}
