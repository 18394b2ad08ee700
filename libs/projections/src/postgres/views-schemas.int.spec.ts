import fc from 'fast-check';
import { ManualClock, systemClock, type Clock } from '#kernel';
import { connectPostgres, type Postgres, type Queries } from '#postgres';
import { CoverageReported, event, EntryRecorded, LedgerRenamed, MeasurementRecorded } from '#domain';
import type { Projection } from '../engine/projection.js';
import { ViewsKeeper } from '../engine/views-keeper.js';
import { reachedSeq } from '../queries/point.js';
import { readModels } from '../read-models.js';
import { refreshStatuses } from '../status/upkeep.js';
import { happened, recordEveryKind } from '../testing/every-kind.js';
import { entered, measured, reported } from '../testing/facts.js';
import { happenings, record } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { inFolder, PostgresPlaces } from '../testing/places.js';
import { recordSamplePlan } from '../testing/plan.js';
import { builtViews, catchUp, TempFolders } from '../testing/views.js';
import { ANALYSIS_VIEWS } from './analysis-views.js';
import { namesOf } from './place.js';

const places = new PostgresPlaces();
const folders = new TempFolders();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  await places.remove();
  await folders.remove();
});
afterAll(() => places.end());

type Place = Awaited<ReturnType<PostgresPlaces['make']>>;

async function kept(ledger: TestLedger, place: Place, projections: readonly Projection[] = readModels, clock: Clock = systemClock): Promise<ViewsKeeper> {
  const views = place.reader(projections);
  const keeper = await ViewsKeeper.open({
    home: await place.home(projections),
    log: ledger.store,
    projections,
    clock,
    pageSize: 7,
    upkeep: (writer) => refreshStatuses(views, writer, ledger.clock),
    release: () => views.close(),
  });
  closing.push(() => keeper.close());
  return keeper;
}

async function connected(place: Place, role?: string): Promise<Postgres> {
  const postgres = await connectPostgres(place.url, { applicationName: 'tests', max: 2, ...(role === undefined ? {} : { role }) });
  closing.push(() => postgres.close());
  return postgres;
}

const replacedIn = (queries: Queries, { tenant }: Place) =>
  queries.query('SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)', [namesOf(tenant).replaced]);

async function sampleLedger(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await recordSamplePlan(ledger);
  return ledger;
}

describe('read models in PostgreSQL', () => {
  it('hold row by row what those in a file hold, kept up or rebuilt, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (all) => {
        const ledger = await sampleLedger();
        await recordEveryKind(ledger);
        await record(ledger, all);
        const folder = await folders.make();
        await (await builtViews(folder, ledger.store)).close();
        const place = await places.make();
        await (await builtViews(place, ledger.store)).close();
        const rows = await place.rows();
        expect(rows).toEqual(await inFolder(folder).rows());
        const keeper = await kept(ledger, place);
        const [rebuilt] = [keeper.rebuild(), await keeper.step()];
        while ((await keeper.progress()) !== null) await keeper.step();
        await rebuilt;
        expect(await place.rows()).toEqual(rows);
        await keeper.close();
      }),
      { numRuns: 5 },
    );
  });

  it('take a character that PostgreSQL has no place for, and go on', async () => {
    const ledger = await sampleLedger();
    await ledger.record(event(EntryRecorded, { ...entered(1), title: 'nothing \0 here' }, { validFrom: day('2021-05-01') }));
    const place = await places.make();
    const views = await builtViews(place, ledger.store);
    expect((await views.projector.status()).every(({ stopped }) => stopped === null)).toBe(true);
    expect((await place.rows())['entry']).toMatchObject([{ title: 'nothing \u2400 here' }]);
    const postgres = await connected(place, namesOf(place.tenant).analyst);
    const [row] = await postgres.query(`SELECT data ->> 'title' AS title FROM ${namesOf(place.tenant).analysis}.event WHERE type = 'EntryRecorded'`);
    expect(row).toEqual({ title: 'nothing \u2400 here' });
    await views.close();
  });

  it('lay measurements apart by the year of their day, odd years together', async () => {
    const ledger = await sampleLedger();
    for (const on of ['2021-12-31', '2022-01-01', '1950-01-01', '1989-12-31', '2100-01-01', '2199-12-31'])
      await ledger.record(event(MeasurementRecorded, measured('b1', 7), { validFrom: day(on) }));
    const place = await places.make();
    await (await builtViews(place, ledger.store)).close();
    const postgres = await connected(place);
    const parts = await postgres.query(
      `SELECT tableoid::regclass::text AS part, min(valid_from) AS first, max(valid_from) AS last FROM ${namesOf(place.tenant).live}.measurement GROUP BY 1 ORDER BY 2`,
    );
    expect(parts.map(({ part, ...days }) => [String(part).split('.').at(-1), days])).toEqual([
      ['measurement_before', { first: '1950-01-01', last: '1989-12-31' }],
      ['measurement_2021', { first: '2021-12-31', last: '2021-12-31' }],
      ['measurement_2022', { first: '2022-01-01', last: '2022-01-01' }],
      ['measurement_after', { first: '2100-01-01', last: '2199-12-31' }],
    ]);
    const plan = await postgres.query(
      `EXPLAIN SELECT * FROM ${namesOf(place.tenant).live}.measurement WHERE measure = 'members' AND valid_from <= '2021-12-31'`,
    );
    expect(JSON.stringify(plan)).toContain('measurement_2021');
    expect(JSON.stringify(plan)).not.toContain('measurement_2022');
  });

  it('that are of a newer version are refused, and stay as they are', async () => {
    const ledger = await sampleLedger();
    const place = await places.make();
    const newer = readModels.map((one) => ({ ...one, version: one.version + 1 }));
    await (await builtViews(place, ledger.store, { projections: newer })).close();
    const rows = await place.rows();
    await expect(kept(ledger, place)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/holds version \d+ of facts; this version of Fremdrift knows/),
    });
    expect(await place.rows()).toEqual(rows);
  });

  it('in a database that a newer version has migrated are refused', async () => {
    const place = await places.make();
    await place.home(readModels);
    const postgres = await connected(place);
    await postgres.run(`INSERT INTO ${namesOf(place.tenant).analysis}.schema_version (version) VALUES (1000)`);
    await expect(place.home(readModels)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/has version 1000/) });
  });

  it('that were replaced stay as long as they are read, and go then', async () => {
    const ledger = await sampleLedger();
    const place = await places.make();
    const keeper = await kept(ledger, place);
    await catchUp(keeper);
    const postgres = await connected(place);
    const replaced = async () => (await replacedIn(postgres, place)).length;
    const reader = place.reader(readModels);
    closing.push(() => reader.close());
    await reader.snapshot(async (read) => {
      const before = await read.all('SELECT * FROM event');
      const rebuilt = keeper.rebuild();
      await catchUp(keeper);
      await rebuilt;
      expect(await replaced()).toBe(1);
      expect(await read.all('SELECT * FROM event')).toEqual(before);
    });
    const rebuilt = keeper.rebuild();
    await catchUp(keeper);
    await rebuilt;
    expect(await replaced()).toBe(0);
  });

  it('are asked several questions at once', async () => {
    const ledger = await sampleLedger();
    const place = await places.make();
    await (await builtViews(place, ledger.store)).close();
    const reader = place.reader(readModels);
    closing.push(() => reader.close());
    const both = Promise.withResolvers<void>();
    let asking = 0;
    const ask = () =>
      reader.snapshot(async (read) => {
        asking += 1;
        if (asking === 2) both.resolve();
        await both.promise;
        return reachedSeq(read);
      });
    const { seq } = await ledger.store.head();
    expect(await Promise.all([ask(), ask()])).toEqual([seq, seq]);
  });
});

describe('the rights to read models in PostgreSQL', () => {
  let ledger: TestLedger;
  let place: Place;
  let keeper: ViewsKeeper;
  beforeEach(async () => {
    ledger = await sampleLedger();
    await ledger.record(event(MeasurementRecorded, measured('b1', 7), { validFrom: day('2021-06-30') }));
    await ledger.record(event(CoverageReported, reported('b1', 1), { validFrom: day('2021-06-30') }));
    await ledger.record(event(EntryRecorded, entered(1), { validFrom: day('2021-05-01') }));
    await recordEveryKind(ledger);
    await ledger.record(happened('assess', { on: day('2021-06-01'), pick: 1, value: 2, unit: 'union' }, { agreements: new Set(), actions: new Map() }) ?? []);
    await ledger.record(event(LedgerRenamed, { title: 'renamed' }));
    place = await places.make();
    keeper = await kept(ledger, place);
    await catchUp(keeper);
  });

  it('of the service are to read, and nothing else', async () => {
    const { live, reader } = namesOf(place.tenant);
    const postgres = await connected(place, reader);
    expect(await postgres.query(`SELECT count(*) > 0 AS any FROM ${live}.event`)).toEqual([{ any: true }]);
    for (const statement of [
      `DELETE FROM ${live}.event`,
      `UPDATE ${live}.projection SET seq = 0`,
      `CREATE TABLE ${live}.mine (id integer)`,
      'CREATE SCHEMA mine',
    ])
      await expect(postgres.run(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('of analysts are to read their views, which outlast a rebuild, and nothing else', async () => {
    const { live, analysis, analyst } = namesOf(place.tenant);
    const postgres = await connected(place, analyst);
    const title = () => postgres.query(`SELECT data ->> 'title' AS title FROM ${analysis}.event WHERE type = 'LedgerRenamed'`);
    expect(await title()).toEqual([{ title: 'renamed' }]);
    const rebuilt = keeper.rebuild();
    await catchUp(keeper);
    await rebuilt;
    expect(await title()).toEqual([{ title: 'renamed' }]);
    for (const { name, columns } of ANALYSIS_VIEWS) {
      const rows = await postgres.query(`SELECT * FROM ${analysis}.${name}`);
      for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(columns));
      expect(rows).not.toEqual([]);
    }
    await expect(postgres.query(`SELECT * FROM ${live}.event`)).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(postgres.query(`SELECT * FROM ${analysis}.views_made_of`)).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(postgres.run(`CREATE TABLE ${analysis}.mine (id integer)`)).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('bug-760: leave what analysts have built on their views in place through a newer version and a rebuild', async () => {
    const { live, analysis, analyst } = namesOf(place.tenant);
    const administrator = await connected(place);
    const own = `${place.tenant}_own`;
    await administrator.run(`CREATE SCHEMA ${own} AUTHORIZATION ${analyst}`);
    const postgres = await connected(place, analyst);
    await postgres.run(`CREATE VIEW ${own}.title AS SELECT data ->> 'title' AS title FROM ${analysis}.event WHERE type = 'LedgerRenamed'`);
    await administrator.run(`CREATE VIEW ${own}.of_table AS SELECT count(*) AS events FROM ${live}.event`);
    const titles = () => postgres.query(`SELECT title FROM ${own}.title ORDER BY title`);
    await keeper.close();
    const newer = readModels.map((one) => ({ ...one, version: one.version + 1 }));
    keeper = await kept(ledger, place, newer);
    await ledger.record(event(LedgerRenamed, { title: 'renamed again' }));
    await keeper.step();
    expect(keeper.seq).toBe(-1);
    expect(await titles()).toEqual([{ title: 'renamed' }]);
    await catchUp(keeper);
    expect(await titles()).toEqual([{ title: 'renamed' }, { title: 'renamed again' }]);
    await Promise.all([keeper.rebuild(), catchUp(keeper)]);
    expect(await titles()).toHaveLength(2);
    // what stands on a table itself, which only an administrator can build, keeps that table
    expect(await administrator.query(`SELECT * FROM ${own}.of_table`)).toEqual([{ events: (await ledger.store.head()).seq }]);
    expect(await replacedIn(administrator, place)).toHaveLength(1);
  });

  it('bug-761: let an analyst who asks hold up nobody: rebuilt read models answer at once, and the views come to stand on them later', async () => {
    const { analysis, analyst } = namesOf(place.tenant);
    await keeper.close();
    const clock = new ManualClock(systemClock.nowMicros());
    keeper = await kept(ledger, place, readModels, clock);
    const postgres = await connected(place, analyst);
    const reader = place.reader(readModels);
    closing.push(() => reader.close());
    const titles = async (queries: Queries) => (await queries.query(`SELECT 1 FROM ${analysis}.event WHERE type = 'LedgerRenamed'`)).length;
    await postgres.inTransaction(async (within) => {
      expect(await titles(within)).toBe(1);
      await Promise.all([keeper.rebuild(), catchUp(keeper)]);
      await ledger.record(event(LedgerRenamed, { title: 'meanwhile' }));
      await catchUp(keeper);
      expect(await reader.snapshot(reachedSeq)).toBe((await ledger.store.head()).seq);
      expect(await titles(within)).toBe(1);
    });
    expect(await replacedIn(postgres, place)).toHaveLength(1);
    clock.advance(60_000_000);
    await keeper.step();
    expect(await titles(postgres)).toBe(2);
    expect(await replacedIn(postgres, place)).toEqual([]);
  });
});
