import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openProjector } from '#projections';
import { fillFolder } from '#samples';
import { fremdrift } from './testing/program.js';

const LONG = 240_000;

let base: string;
const at = (name: string) => join(base, name);

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'reconcile-'));
  await fillFolder(at('data'));
  const projector = await openProjector({ folder: at('data') });
  while (await projector.step());
  await projector.close();
}, LONG);
afterAll(() => rmSync(base, { recursive: true }));

const onData = (...args: readonly string[]) => [...args, '--data', at('data')];

describe('fremdrift doctor --reconcile', () => {
  it(
    'holds, and no longer does when a row was removed by hand: exit code 7, and the row is named',
    async () => {
      expect(await fremdrift(onData('doctor', '--reconcile'))).toMatchObject({ code: 0, out: expect.stringContaining('Everything that was compared') });
      const database = new DatabaseSync(at('data/views.db'));
      const row = database.prepare('SELECT root, seq FROM measurement ORDER BY root LIMIT 1').get();
      database.exec(`DELETE FROM measurement WHERE root = '${String(row?.['root'])}' AND seq = ${String(row?.['seq'])}`);
      database.close();
      const found = await fremdrift(onData('doctor', '--reconcile', '--json'));
      expect(found.code).toBe(7);
      const { holds, readModels } = JSON.parse(found.out) as {
        holds: boolean;
        readModels: { places: readonly { place: string; different: readonly object[] }[] };
      };
      expect(holds).toBe(false);
      expect(readModels.places.filter(({ different }) => different.length > 0)).toMatchObject([
        { place: 'measurement', different: [{ faults: [{ at: `root ${String(row?.['root'])}, seq ${String(row?.['seq'])}`, is: 'missing' }] }] },
      ]);
    },
    LONG,
  );

  it('says that brokers can not be reached', async () => {
    const refused = await fremdrift(onData('doctor', '--reconcile'), { settings: { KAFKA_BROKERS: '127.0.0.1:1' } });
    expect(refused).toMatchObject({ code: 6, err: expect.stringContaining('Kafka at 127.0.0.1:1') });
  }, 60_000);
});
