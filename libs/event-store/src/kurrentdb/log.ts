import type { AllStreamSubscription, BinaryEventData, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { messageOf } from '#kernel';
import { hostsOf, refusedSetting } from './connection-string.js';
import type { Position } from './record.js';

/** Events buffered of a subscription while earlier ones are being written down. */
const READ_AHEAD = 512;
/** Events of others that the server looks through before it says how far it is. */
const SEARCH_WINDOW = 1_000;

const ANSWER_MS = 15_000;

/** What an append expects of a stream: its last revision, or -1 for none. */
interface LogAppend {
  readonly stream: string;
  readonly lastRevision: number;
  readonly events: BinaryEventData[];
}

/** What the server answers an append: the stream's revision after it, and its place in the log. */
export interface LogAppended {
  readonly revision: number;
  readonly position: string;
}

/** The log of one ledger on the server: the streams whose names begin with the prefix. The one room that calls the client; its errors pass through. */
export interface KurrentLog {
  readonly hosts: string;
  append(append: LogAppend): Promise<LogAppended>;
  /** Events after `from` (null: all) of these streams and of the server's settings for them, from the leader. */
  subscribe(from: Position | null, checkpointReached: (position: Position) => void): AllStreamSubscription;
  /** The id of a stream's event, or null when there is none. */
  idAt(stream: string, revision: number): Promise<string | null>;
  /** The settings of a stream under which the server takes its events away: `$maxAge`, `$maxCount`, `$tb`. */
  limitsOf(stream: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Nothing is connected yet. What is asked of the server rejects when it has not answered within `answerMs`, whether or not it will yet come about.
 * @throws Refused `unavailable` when the connection string can't be used
 */
export async function connectKurrentLog(url: string, prefix: string, answerMs = ANSWER_MS): Promise<KurrentLog> {
  const hosts = hostsOf(url);
  // only who uses this engine loads its client, which is native code in part
  const { KurrentDBClient, streamNameFilter } = await import('@kurrent/kurrentdb-client');
  const client = makeClient(KurrentDBClient, url.trim());
  return {
    hosts,
    async append({ stream, lastRevision, events }) {
      const streamState = lastRevision < 0 ? 'no_stream' : BigInt(lastRevision);
      const appended = client.appendToStream(prefix + stream, events, { streamState, requiresLeader: true });
      const { nextExpectedRevision, position } = await inTime(appended, answerMs);
      return { revision: Number(nextExpectedRevision), position: String(position?.commit ?? '') };
    },
    subscribe(from, checkpointReached) {
      const filter = streamNameFilter({
        prefixes: [prefix, `$$${prefix}`],
        maxSearchWindow: SEARCH_WINDOW,
        checkpointReached: (_subscription, position) => checkpointReached(position),
      });
      const options = { fromPosition: from ?? ('start' as const), filter, requiresLeader: true };
      return client.subscribeToAll(options, { highWaterMark: READ_AHEAD });
    },
    idAt: (stream, revision) => inTime(idAt(client, prefix + stream, BigInt(revision)), answerMs),
    async limitsOf(stream) {
      const { metadata = {} } = await inTime(client.getStreamMetadata(prefix + stream), answerMs);
      const { maxAge, maxCount, truncateBefore } = metadata;
      const set = { $maxAge: maxAge, $maxCount: maxCount, $tb: truncateBefore === 0 || truncateBefore === 'start' ? undefined : truncateBefore };
      return Object.entries(set).flatMap(([name, value]) => (value === undefined ? [] : `${name} = ${value}`));
    },
    close: () => client.dispose(),
  };
}

async function idAt(client: KurrentDBClient, stream: string, revision: bigint): Promise<string | null> {
  try {
    for await (const { event } of client.readStream(stream, { fromRevision: revision, maxCount: 1 })) {
      return event?.revision === revision ? event.id : null;
    }
  } catch (error) {
    if (!isOfType(error, 'stream-not-found')) throw error;
  }
  return null;
}

/** The client waits for some answers without end, where a server takes a request and never finishes with it. */
async function inTime<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(Object.assign(new Error(`no answer within ${milliseconds} ms`), { type: 'deadline-exceeded' })), milliseconds);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether it is one of the client's errors of that type. */
export function isOfType(error: unknown, ...types: readonly string[]): error is Error & { readonly type: string } {
  return error instanceof Error && 'type' in error && typeof error.type === 'string' && types.includes(error.type);
}

function makeClient(client: typeof KurrentDBClient, url: string): KurrentDBClient {
  try {
    return client.connectionString(url);
  } catch (error) {
    const file = /certificate|key file/i.test(messageOf(error));
    const [problem, remedy] = file
      ? ['a certificate or key file that it names is missing', 'name files that are there and readable, a certificate together with its key']
      : ["the client can't read it", 'write kurrentdb://user:password@host:2113?tls=true, and numbers and true or false as values of its options'];
    throw refusedSetting(problem, remedy);
  }
}
