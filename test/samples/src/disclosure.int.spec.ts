import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  openLedger,
  openReadModels,
  publicationsAt,
  PUBLISHED_TABLES,
  publishedRows,
  runLedger,
  type EmbeddedLedger,
  type Ledger,
  type OpenOptions,
  type PublishedTable,
} from '#application';
import type { ReportModel } from '#reporting';
import { bytesOf } from '#tables';
import { differencesOfFew, workedOut, type ShownSum } from './attack.js';
import { fillFolder } from './fill.js';
import { sampleMoments } from './moments.js';

let root: string;
let running: EmbeddedLedger;

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
/** Publishes a report as if it had been rendered: of its files, nothing is asked here. */
const reports: OpenOptions['reports'] = {
  publication: async ({ report, figures, approval }) => ({
    report,
    basis: { at: figures.at, seq: approval.seq, checkpoint: null, rules: '2', timeZone: 'Europe/Oslo' },
    proseRevision: approval.revision,
    documents: [{ language: 'nb', fingerprint: hash(report), files: [{ format: 'html', sha256: hash(report), size: 1, mediaType: 'text/html' }] }],
  }),
};

const give = ({ runner, self }: Ledger, name: string, data: object, role: 'secretariat' | 'board' = 'secretariat') =>
  runner.execute({
    name,
    data,
    caller: { ...self, role },
    expected: 'latest',
    mandate: { body: 'Landsstyret', date: '2024-01-20' },
    reason: 'til landsmøtet',
  });

const publish = async (ledger: Ledger, report: string) => {
  await give(ledger, 'approveReport', { report }, 'board');
  await give(ledger, 'publishReport', { report }, 'board');
};

/** Counts of people that are small in some branches; of the last, the number is that of all who could be apprentices. No branch has few members. */
const { trips: _trips, members: _members, ...ABOUT_PEOPLE } = sampleMoments.contributors.marked;
const THRESHOLD = 3;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-'));
  await fillFolder(root);
  const ledger = await openLedger(root, { reports });
  for (const [report, plan, at, cutOffOn, toDate] of [
    ['annual-2021', 'N', '2021-12-31', '2022-01-10', null],
    ['annual-2022', 'N', '2022-12-31', '2023-01-10', null],
    ['halfway-F', 'F', '2024-12-31', '2025-02-10', { at: '2025-01-31' }],
  ] as const) {
    await give(ledger, 'draftReport', { report, plan, title: { nb: report }, at, cutOffOn, toDate, assembly: { on: '2099-11-17' }, languages: ['nb'] });
    await publish(ledger, report);
  }
  await give(ledger, 'draftEdition', { report: 'annual-2022', at: '2022-12-31' });
  await publish(ledger, 'annual-2022');
  await ledger.close();
  running = await runLedger(root);
  await running.projector.waitFor((await running.ledger.store.head()).seq, 60_000);
}, 180_000);

afterAll(async () => {
  await running.close();
  await rm(root, { recursive: true });
});

/** What each published table says, and what it would say to somebody inside. */
async function everything() {
  const views = openReadModels(running.ledger.layout);
  try {
    return await views.snapshot(async (read) => {
      const all = await publicationsAt(read, (await running.ledger.store.head()).seq);
      const found = [];
      for (const [index, publication] of all.entries()) {
        for (const table of PUBLISHED_TABLES) {
          found.push({ publication, table, ...(await publishedRows(read, table, { publication, earlier: all.slice(0, index) })) });
        }
      }
      return found;
    });
  } finally {
    await views.close();
  }
}

/** The next events of the log as they lie there, after a position. */
const recorded = async (after: number) =>
  (await running.ledger.store.readAll(after, 1000)).map(({ seq, id, envelope, payload }) => ({
    seq,
    id,
    type: (JSON.parse(envelope) as { type: string }).type,
    data: (JSON.parse(payload) as { data: { measure: string; value: string; numerator: string } }).data,
  }));

interface Model {
  readonly fingerprint: string;
  readonly model: Pick<ReportModel, 'keyFigures' | 'areas'>;
}
type Cells = Readonly<Partial<Record<'measure' | 'value' | 'numerator' | 'asWas' | 'asIs' | 'sign' | 'path', string>>>;

const isFew = ({ value, asWas, asIs }: Cells) => [value, asWas, asIs].some((figure) => figure === '1' || figure === '2');

const taken = async (report: string, edition: number, table: PublishedTable) => {
  const address = `/api/v1/published/${report}/${edition}/${table}`;
  const { pieces } = await running.publishedTable({
    published: { report, edition: String(edition), table, what: 'rows' },
    params: { language: 'en' },
    address,
  });
  return Buffer.from(await bytesOf(pieces)).toString();
};

describe('what is published of the samples, marked as they are (bug-979)', () => {
  let tables: Awaited<ReturnType<typeof everything>>;
  /** By the id of an event, how many people its value tells of. */
  const peopleOf = new Map<string, Map<string, number>>();

  beforeAll(async () => {
    tables = await everything();
    for (const measure of Object.keys(ABOUT_PEOPLE)) peopleOf.set(measure, new Map());
    for (let after = -1, page = await recorded(after); page.length > 0; page = await recorded(after)) {
      for (const { seq, id, type, data } of page) {
        after = seq;
        if (type !== 'MeasurementRecorded' && type !== 'MeasurementCorrected') continue;
        const where = ABOUT_PEOPLE[data.measure as keyof typeof ABOUT_PEOPLE];
        peopleOf.get(data.measure)?.set(id, Number(data[where]));
      }
    }
  }, 120_000);

  /** The sums of a measure that are told in any table of any edition, each once; and those that are not. */
  const sumsOf = (measure: string) => {
    const [shown, hidden] = [new Map<string, ShownSum>(), new Map<string, ShownSum>()];
    const isTelling = (id: string) => (peopleOf.get(measure)?.get(id) ?? 0) > 0;
    for (const { rows, hidden: places } of tables) {
      for (const [place, { figures }] of rows.entries()) {
        for (const figure of figures) {
          const ids = figure.of.filter(isTelling).toSorted();
          if (figure.measure === measure && ids.length > 0) (places.has(place) ? hidden : shown).set(ids.join(), ids);
        }
      }
    }
    return { shown: [...shown.values()], hidden: [...hidden.values()] };
  };
  const peopleIn = (measure: string, ids: ShownSum) => ids.reduce((all, id) => all + (peopleOf.get(measure)?.get(id) ?? 0), 0);

  it.each(Object.keys(ABOUT_PEOPLE))('hides figures of %s, and shows most', (measure) => {
    const { shown, hidden } = sumsOf(measure);
    expect(hidden.length).toBeGreaterThan(10);
    expect(shown.length).toBeGreaterThan(hidden.length / 2);
    expect(shown.every((ids) => peopleIn(measure, ids) >= THRESHOLD)).toBe(true);
  });

  it.each(Object.keys(ABOUT_PEOPLE))('gives no few people of %s away by any difference of two figures, of any tables, editions and days', (measure) => {
    expect(differencesOfFew(sumsOf(measure).shown, peopleOf.get(measure) ?? new Map(), THRESHOLD)).toEqual([]);
  });

  it.each(Object.keys(ABOUT_PEOPLE))('gives no few people of %s away when all figures of all tables and editions are solved together', (measure) => {
    const { shown, hidden } = sumsOf(measure);
    const values = [...(peopleOf.get(measure) ?? [])].map(([id]) => [id]);
    const few = [...hidden, ...values].filter((ids) => peopleIn(measure, ids) > 0 && peopleIn(measure, ids) < THRESHOLD);
    expect(few.length).toBeGreaterThan(10);
    expect(workedOut(few, shown)).toEqual([]);
    const protecting = hidden.filter((ids) => peopleIn(measure, ids) >= THRESHOLD);
    expect(workedOut(few, [...shown, ...protecting]).length).toBeGreaterThan(0);
  });

  it.each(PUBLISHED_TABLES)('is told outside exactly so, byte for byte and without events: the table %s', async (table) => {
    const found = tables.find(({ publication, table: name }) => publication.report === 'annual-2022' && publication.edition === 2 && name === table);
    const text = await taken('annual-2022', 2, table);
    const told: Cells[] = parse(text, { columns: true });
    expect(told).toHaveLength(found?.rows.length ?? -1);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-/);
    for (const [place, row] of told.entries()) {
      if (found?.hidden.has(place) === true) expect([row.sign, row.value ?? row.asWas, row.numerator ?? row.asIs]).toEqual([':', '', '']);
      else expect(row.sign).not.toBe(':');
      // nothing of a measure of which nobody has said whether it is about people
      if (row.measure !== undefined) expect(Object.keys(sampleMoments.contributors.marked)).toContain(row.measure);
    }
  });

  it.each([
    ['series', { measure: 'joined', kind: 'branch' }],
    ['roll-up', { measure: 'joined', kind: 'branch', every: 'month', from: '2024-10-01' }],
    ['revisions', { measure: 'representatives', unit: 'region-1' }],
  ])('is taken out of the table %s as it may be told to others, where that is asked for', async (table, choices) => {
    const rowsOf = async (params: object) => {
      const request = { table, params: { at: '2024-12-31', ...choices, ...params }, address: `/api/v1/exports/${table}` };
      const { pieces, self } = await running.exportTable(request, running.ledger.self);
      const rows: Cells[] = parse(Buffer.from(await bytesOf(pieces)), { columns: true });
      return { rows, self };
    };
    const [inside, outside] = [await rowsOf({}), await rowsOf({ disclosure: 'outside' })];
    expect(outside.self).toContain('disclosure=outside');
    expect(outside.rows).toHaveLength(inside.rows.length);
    const few = inside.rows.flatMap((row, place) => (isFew(row) ? [place] : []));
    expect(few.length).toBeGreaterThan(0);
    expect(few.every((place) => outside.rows[place]?.sign === ':')).toBe(true);
    expect(outside.rows.filter(isFew)).toEqual([]);
    expect(outside.rows.some(({ sign }) => sign !== ':')).toBe(true);
  });

  it('hides figures of the report itself likewise, and those of an edition that is out as they were decided then', async () => {
    const modelOf = async (report: string, edition: string) => {
      const { seq } = await running.ledger.store.head();
      const request = { question: 'reportModel', params: { report, edition, minSeq: seq }, address: `/api/v1/reports/${report}/model` };
      return JSON.parse(await running.ask(request, running.ledger.self)) as Model;
    };
    const before = await modelOf('annual-2021', '1');
    await give(running.ledger, 'markContributors', { measure: 'online-training', contributors: 'value' });
    await give(running.ledger, 'setDisclosure', { threshold: 1000 }, 'board');
    const draft = { report: 'again-2021', plan: 'N', title: { nb: 'Igjen' }, at: '2021-12-31', cutOffOn: '2022-01-10', assembly: { on: '2099-11-17' } };
    await give(running.ledger, 'draftReport', draft);
    const now = (await modelOf('again-2021', 'draft')).model;
    const keyFigure = (wanted: string) => now.keyFigures.rows.find(({ measure }) => measure === wanted)?.values.at(-1);
    expect([keyFigure('online-training')?.sign, keyFigure('members')?.sign]).toEqual(['confidential', null]);
    const hidden = now.areas.flatMap(({ statements }) => statements).filter(({ status }) => status.data.code === 'suppressed');
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.flatMap(({ figures }) => figures).some(({ sign }) => sign === 'confidential')).toBe(true);
    expect(hidden.every(({ chart }) => chart === null)).toBe(true);
    expect((await modelOf('annual-2021', '1')).fingerprint).toBe(before.fingerprint);
  });

  it('lists every table with its address, and refuses what is not published', async () => {
    const { pieces } = await running.publishedTable({ published: null, params: { format: 'csv' }, address: '/api/v1/published' });
    const listed: Cells[] = parse(Buffer.from(await bytesOf(pieces)), { columns: true });
    expect(listed.map(({ path }) => path)).toContain('/published/annual-2022/2/series');
    expect(listed).toHaveLength(4 * PUBLISHED_TABLES.length);
    const ask = (report: string, edition: string, table: string) =>
      running.publishedTable({ published: { report, edition, table, what: 'rows' }, params: {}, address: '/api/v1/published' });
    await expect(ask('annual-2022', '3', 'series')).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'edition' }] });
    await expect(ask('annual-2022', '1', 'measurements')).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'table' }] });
  });
});
