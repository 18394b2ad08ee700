import { count, Row } from './support/row.js';
import { scaled, spread } from './support/scale.js';
import { sideBySide } from './support/side-by-side.js';
import type { Change, Fault } from './support/strace.js';
import { SweptWriter } from './support/swept-writer.js';

const FAILING: ReadonlySet<Change> = new Set(['pwrite64', 'fdatasync', 'fsync', 'ftruncate', 'unlink']);

let writer: SweptWriter;
beforeAll(async () => {
  writer = await SweptWriter.make();
}, 60_000);
afterAll(() => writer.remove());

const CASES: readonly { readonly row: string; readonly fault: Fault; readonly calls: (call: Change) => boolean; readonly few: number }[] = [
  { row: '2', fault: 'SIGKILL', calls: () => true, few: 40 },
  { row: '3', fault: 'EIO once', calls: (call) => FAILING.has(call), few: 20 },
  { row: '3', fault: 'EIO for ever', calls: (call) => FAILING.has(call), few: 20 },
  { row: '4', fault: 'ENOSPC once', calls: (call) => call === 'pwrite64' || call === 'ftruncate', few: 15 },
  { row: '4', fault: 'ENOSPC for ever', calls: (call) => call === 'pwrite64' || call === 'ftruncate', few: 15 },
];

describe.each(CASES)('$fault at the file system calls of a writer', ({ row: number, fault, calls, few }) => {
  const row = new Row(number, { short: 20, long: 600 });

  it(
    'loses nothing acknowledged, stores nothing twice, and is said',
    async () => {
      row.begin();
      const possible = writer.points.filter(({ call }) => calls(call));
      const chosen = spread(possible, scaled(few, possible.length));
      const seen = { acknowledged: 0, felt: 0 };
      await sideBySide(chosen, async (point, index) => {
        const victim = writer.victim(`${fault}-${index}`.replaceAll(' ', '-'));
        const { signal, lines } = await victim.suffer(fault, point);
        seen.acknowledged += victim.acknowledged;
        await victim.mustHaveKeptEverything();
        if (signal === 'SIGKILL' || lines.some((line) => line.startsWith('refused'))) seen.felt += 1;
      });
      expect(seen.felt).toBeGreaterThan(0);
      row.tell(`${fault} at ${chosen.length} of ${possible.length} calls, ${seen.felt} felt: 0 lost of ${count(seen.acknowledged)} acknowledged`);
    },
    row.limit,
  );
});
