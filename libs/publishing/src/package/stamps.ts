import type { Findings } from '../examination/index.js';
import { checkTimestamp } from '../timestamp/index.js';
import { dayAndTime } from '../examination/index.js';
import { parseNote } from '#transparency';
import { whyOf } from './checkpoints.js';
import { checkpointPath, MOST_BYTES, stampSize } from './paths.js';
import { readWhole, type PackageSource } from './source.js';

/** Holds each time stamp to its checkpoint. @param authorities certificates (PEM) that the auditor trusts; null: what came along is taken as it is */
export async function examineStamps(source: PackageSource, authorities: string | null, findings: Findings): Promise<void> {
  let count = 0;
  let time = '';
  for (const file of source.paths) {
    const size = stampSize(file);
    if (size === null) continue;
    try {
      const stamp = await readWhole(source, file, MOST_BYTES.note);
      const note = await readWhole(source, checkpointPath(size), MOST_BYTES.note);
      const stamped = await checkTimestamp(stamp ?? Buffer.alloc(0), parseNote((note ?? '').toString()).text, authorities);
      count += 1;
      time = stamped.time > time ? stamped.time : time;
    } catch (error) {
      findings.fault('timestamps', 'timestampRefused', { file, why: whyOf(error) });
    }
  }
  if (count === 0) findings.notes('timestamps', 'timestampsNone');
  else findings.holds('timestamps', 'timestampsHold', { count, time: dayAndTime(time) });
}
