import { writeFileSync } from 'node:fs';
import { systemClock } from '#kernel';
import { ViewsKeeper } from '../engine/views-keeper.js';
import { readModels } from '../read-models.js';
import { opened, TestLedger } from '../testing/ledger.js';
import { catchUp, TempFolders } from '../testing/views.js';
import { ViewsFiles } from './views-files.js';

const folders = new TempFolders();
afterEach(() => folders.remove());

describe('read models in files', () => {
  it.each([
    ['a file that is no database', 'not a database, but long enough to be looked at as one'],
    ['an empty file', ''],
  ])('are built anew over %s', async (_what, content) => {
    const ledger = new TestLedger();
    await ledger.record(opened);
    const files = new ViewsFiles(await folders.make(), readModels);
    writeFileSync(files.live, content);
    const keeper = await ViewsKeeper.open({
      home: files,
      log: ledger.store,
      projections: readModels,
      clock: systemClock,
      pageSize: 5,
      upkeep: async () => false,
      release: async () => undefined,
    });
    await catchUp(keeper);
    expect(keeper.seq).toBe(0);
    await keeper.close();
  });
});
