import type { Read } from '../engine/views.js';

/** The last revision of a stream as known at `seq`: what the next decision on it must name; -1 when nothing is in it. */
export async function revisionAt(read: Read, stream: string, seq: number): Promise<number> {
  const [row] = await read.all<{ revision: number | null }>('SELECT max(revision) AS revision FROM event WHERE stream = ? AND seq <= ?', stream, seq);
  return row?.revision ?? -1;
}

/** When the event at `seq` was recorded, RFC 3339 in UTC; null when there is none. */
export async function recordedAtSeq(read: Read, seq: number): Promise<string | null> {
  const [row] = await read.all<{ recorded_at: string }>('SELECT recorded_at FROM event WHERE seq = ?', seq);
  return row?.recorded_at ?? null;
}
