import { once } from 'node:events';
import { startThread } from './index.js';

/** A thread that makes many objects of which some live for a while, and then tells in MB how much room it keeps for new ones. */
const BUSY = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { parentPort } from 'node:worker_threads';
  let kept = [];
  for (let made = 0; made < 5e6; made += 1) {
    if (kept.length === 3e5) kept = [];
    kept.push({ made });
  }
  const { space_size: bytes } = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  parentPort.postMessage(bytes / 1e6);
`;

it('bug-961: a busy thread keeps no more room for new objects than it is given', async () => {
  const thread = startThread(new URL(`data:text/javascript,${encodeURIComponent(BUSY)}`));
  const [megabytes] = (await once(thread, 'message')) as [number];
  expect(megabytes).toBeLessThanOrEqual(24);
});
