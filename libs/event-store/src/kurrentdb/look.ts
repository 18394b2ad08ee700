import { connectKurrentLog } from './log.js';
import { kurrentRefusal } from './refusal.js';

/** What can be seen of a log in KurrentDB without opening it. */
export interface SeenLog {
  /** Where it was looked for; no password. */
  readonly hosts: string;
  /** Whether the stream that a ledger begins with is there. */
  readonly holdsLedger: boolean;
}

/** Looks whether the server answers and holds a ledger under the prefix. @throws Refused `unavailable` when it can't be used */
export async function lookAtKurrentLog(url: string, prefix: string, firstStream: string): Promise<SeenLog> {
  const log = await connectKurrentLog(url, prefix);
  try {
    return { hosts: log.hosts, holdsLedger: (await log.idAt(firstStream, 0)) !== null };
  } catch (error) {
    throw kurrentRefusal(log.hosts, error);
  } finally {
    await log.close();
  }
}
