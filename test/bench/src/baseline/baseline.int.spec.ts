import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { commitmentOf, holderOfTheFiles, keyedHash, openLedger } from '#application';
import { openSqliteReader, type StoredEvent } from '#event-store';
import { systemClock, timeOrderedId } from '#kernel';
import { openProjector, readModels } from '#projections';
import { deliveriesOf } from '../figures/deliveries.js';
import { otherCounts } from '../ledger/things.js';
import { Workspace } from '../workspace.js';
import { importBare } from './bare-import.js';
import { BareLedger } from './bare-ledger.js';
import { buildBare, rowWritesOf } from './bare-rebuild.js';
import { bareRow } from './bare-row.js';

const COUNTS = otherCounts(0, 0, 3);

describe('the baselines', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());

  it('store the very bytes that the ledger stores for the same facts', async () => {
    const [ours, theirs] = [await workspace.furnished(), await workspace.furnished()];
    const ledger = await openLedger(ours);
    const { actor } = ledger.self;
    for (const { measure, unit, on, value } of COUNTS) {
      await ledger.runner.execute({ name: 'recordMeasurement', data: { measure, unit, on, value }, caller: holderOfTheFiles(actor, 'recorder') });
    }
    await ledger.close();
    const bare = await BareLedger.open(theirs);
    for (const count of COUNTS) await bare.append(bareRow(count, timeOrderedId(systemClock.nowMicros()), { actor }));
    await bare.close();
    const [written, bareWritten] = [await lastEvents(ours, 3), await lastEvents(theirs, 3)];
    expect(bareWritten.map(withoutChance)).toEqual(written.map(withoutChance));
    for (const { salt, payload, envelope } of bareWritten) expect(JSON.parse(envelope)).toMatchObject({ commitment: commitmentOf(salt, payload) });
  });

  it('import a delivery to the same ids and payloads', async () => {
    const [ours, theirs] = [await workspace.furnished(), await workspace.furnished()];
    const { id, chunks } = deliveriesOf(5).next().value;
    const ledger = await openLedger(ours);
    const { actor } = ledger.self;
    const answers = [];
    for await (const answer of ledger.ingestion.deliver(Readable.from(chunks), holderOfTheFiles(actor, 'recorder'), { id, reason: null })) answers.push(answer);
    expect(answers).toHaveLength(5);
    const hash = keyedHash(await ledger.vault.secret());
    await ledger.close();
    const bare = await BareLedger.open(theirs);
    expect(await importBare(bare, chunks, { actor, delivery: id, hash })).toBe(5);
    await bare.close();
    const [written, bareWritten] = [await lastEvents(ours, 5), await lastEvents(theirs, 5)];
    expect(bareWritten.map((event) => [event.id, event.payload])).toEqual(written.map((event) => [event.id, event.payload]));
  });

  it('build the same read models, row for row', async () => {
    const folder = await workspace.furnished();
    cpSync((await workspace.filled(1000)).folder, folder, { recursive: true });
    const log = join(folder, 'ledger.db');
    const projector = await openProjector({ folder }, { pageSize: 100 });
    const building = projector.rebuild();
    do await projector.step();
    while ((await projector.progress()) !== null);
    await building;
    await projector.close();
    expect(await buildBare(log, join(folder, 'bare.db'), await rowWritesOf(log, 100))).toBe(1000);
    for (const { name } of readModels.flatMap(({ tables }) => tables)) {
      expect(rowsOf(join(folder, 'bare.db'), name)).toEqual(rowsOf(join(folder, 'views.db'), name));
    }
  });
});

async function lastEvents(folder: string, count: number): Promise<readonly StoredEvent[]> {
  const reader = openSqliteReader(join(folder, 'ledger.db'));
  const events = await reader.readAll((await reader.head()).seq - count, count);
  await reader.close();
  return events;
}

/** The event with what is drawn or read off the clock put as long as it is. */
function withoutChance({ id, salt, envelope, ...event }: StoredEvent) {
  const { recordedAt, commitment } = JSON.parse(envelope) as { recordedAt: string; commitment: string };
  const same = envelope
    .replace(id, '#'.repeat(id.length))
    .replace(recordedAt, '#'.repeat(recordedAt.length))
    .replace(commitment, '#'.repeat(commitment.length));
  return { ...event, id: id.length, salt: salt.length, envelope: same };
}

function rowsOf(path: string, table: string): readonly unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare(`SELECT * FROM ${table}`).all();
  database.close();
  return rows;
}
