import { existsSync } from 'node:fs';
import { Refused } from '#kernel';
import type { Payload } from '#domain';
import { openLogReader } from '../engines/index.js';
import type { Layout } from './layout.js';

/** Whether the ledger says of itself that it is made up; null where there is none yet that can be read. */
export async function isSample(layout: Layout): Promise<boolean | null> {
  if (!existsSync(layout.log)) return null;
  try {
    const reader = openLogReader(layout);
    const [opened] = await reader.readAll(-1, 1);
    await reader.close();
    return opened === undefined ? null : (JSON.parse(opened.payload) as Payload).data['sample'] === true;
  } catch (error) {
    // whoever opens it to write makes what is missing, or says what is wrong
    if (error instanceof Refused) return null;
    throw error;
  }
}
