import { ManualClock } from '#kernel';
import { parseNote } from '#transparency';
import { openArchive } from '../archive/index.js';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import type { Afterwards } from '../publisher/index.js';
import { TestLog } from '../witness/testing/test-log.js';
import { stamping } from './stamping.js';
import { testAuthority, type TestAuthority } from './testing/authority.js';
import { checkTimestamp } from './timestamp.js';

const MINUTE = 60_000_000;
const START = 1_790_000_000_000_000;
const log = new TestLog();

let authority: TestAuthority;
let archive: ReturnType<typeof openArchive>;
let clock: ManualClock;
let stamp: Afterwards;

/** Signs and archives a checkpoint, as the publisher does before it asks others. */
async function signed(size: number) {
  const checkpoint = await log.signed(size);
  return { ...checkpoint, note: (await archive.keep(checkpoint.note)).note };
}

beforeAll(async () => {
  authority = await testAuthority();
}, 60_000);
afterAll(() => authority.close());
beforeEach(async () => {
  authority.asked = 0;
  authority.answering = null;
  archive = openArchive(new SimulatedDisk());
  await archive.begin(log.origin);
  clock = new ManualClock(START);
  stamp = stamping({ url: authority.url, archive, clock, timeoutMs: 10_000 });
});

describe('stamping checkpoints', () => {
  it('keeps a time stamp of the text that the log signed beside the checkpoint', async () => {
    const checkpoint = await signed(5);
    expect(await stamp(checkpoint)).toEqual([]);
    const kept = (await archive.timeStamp(log.origin, 5)) ?? Buffer.alloc(0);
    expect(await checkTimestamp(kept, parseNote(checkpoint.note).text, authority.root)).toMatchObject({ trusted: true });
  });

  it('asks once an hour, so that the latest checkpoint has one within the hour, and no authority is asked for each', async () => {
    await stamp(await signed(5));
    for (const size of [6, 7]) {
      expect(await stamp(await signed(size))).toEqual([{ from: 'time stamp', problem: expect.stringMatching(/^is asked for once an hour, next at 2026-/) }]);
    }
    expect(authority.asked).toBe(1);
    clock.advance(60 * MINUTE);
    expect(await stamp(await signed(7))).toEqual([]);
    expect(authority.asked).toBe(2);
    expect([await archive.timeStamp(log.origin, 6), (await archive.timeStamp(log.origin, 7)) === null]).toEqual([null, false]);
  });

  it('asks for none that it has, also after a restart', async () => {
    await stamp(await signed(5));
    expect(await stamping({ url: authority.url, archive, clock })(await signed(5))).toEqual([]);
    expect(authority.asked).toBe(1);
  });

  it('says why there is none, and asks an authority that failed again after a minute', async () => {
    authority.answering = (_, response) => response.writeHead(500).end();
    const failed = { from: 'time stamp', problem: expect.stringContaining('answered 500') };
    expect([await stamp(await signed(5)), await stamp(await signed(6))]).toEqual([[failed], [failed]]);
    expect(authority.asked).toBe(1);
    authority.answering = null;
    clock.advance(MINUTE);
    expect(await stamp(await signed(6))).toEqual([]);
  });

  it('bug-460: goes on within the hour when the clock was far ahead and is set right', async () => {
    clock.advance(365 * 24 * 60 * MINUTE);
    await stamp(await signed(5));
    clock.set(START);
    expect(await stamp(await signed(6))).toEqual([]);
    expect(await archive.timeStamp(log.origin, 6)).not.toBeNull();
  });

  it('keeps none that is not for this checkpoint', async () => {
    authority.answering = (_, response, truth) => response.writeHead(200).end(truth.subarray(0, -1));
    expect(await stamp(await signed(5))).toEqual([{ from: 'time stamp', problem: expect.stringMatching(/^timestamp: /) }]);
    expect(await archive.timeStamp(log.origin, 5)).toBeNull();
  });
});
