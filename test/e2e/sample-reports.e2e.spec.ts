import { jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLedger, type EmbeddedLedger, type ReportModelAnswer } from '#application';
import { brokenRules } from '#dev-servers';
import { REPORT_FORMATS } from '#domain';
import { statementsOf } from '#reporting';
import { fillFolder } from '#samples';

// five formats of the largest reports, and two standards of PDF in a Java each
jest.setTimeout(300_000);

let folder: string;
let running: EmbeddedLedger;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-reports-'));
  await fillFolder(join(folder, 'data'));
  running = await runLedger(join(folder, 'data'));
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

const self = () => running.ledger.self;
const modelOf = async (report: string, language: string) => {
  const asked = { question: 'reportModel', params: { report, language }, address: `/reports/${report}/model` };
  return (JSON.parse(await running.ask(asked, self())) as ReportModelAnswer).model;
};

describe.each([
  ['n-2022', 'nb', 36],
  ['n-2022', 'nn', 36],
  ['f-half-way', 'nb', 50],
  ['f-half-way', 'nn', 50],
] as const)('the report %s of the samples in %s', (report, language, statements) => {
  it('has every statement of its plan, each with a status or the reason for none', async () => {
    const all = statementsOf(await modelOf(report, language));
    expect(all).toHaveLength(statements);
    for (const { status, explanation } of all) expect([status.course.word, status.result.word, status.data.word, explanation]).not.toContain('');
  });

  it('bug-981: names what is measured as people do, and never by an id of the ledger', async () => {
    const told = statementsOf(await modelOf(report, language)).flatMap(({ measured, parts }) => [
      measured ?? '',
      ...parts.map(({ explanation }) => explanation),
    ]);
    expect(told.filter((text) => /\b[NFL]\d\.\d/u.test(text))).toEqual([]);
  });

  it('bug-986: puts the questions in the order of the statements', async () => {
    const model = await modelOf(report, language);
    const asking = model.coverage.map(({ statement }) => statement);
    const order = statementsOf(model).map(({ id }) => id);
    expect(asking).toEqual(asking.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)));
  });

  it('is a file in every format, and a PDF that keeps to PDF/A-2a and PDF/UA-1', async () => {
    for (const format of REPORT_FORMATS) {
      const { bytes } = await running.showReport({ report, language, format }, self());
      expect(bytes.length).toBeGreaterThan(20_000);
      if (format === 'pdf') await writeFile(join(folder, 'report.pdf'), bytes);
    }
    const pdf = join(folder, 'report.pdf');
    expect(await Promise.all([brokenRules(pdf, '2a'), brokenRules(pdf, 'ua1')])).toEqual([[], []]);
  });
});

/** What the charts of a report are held against, by the figure that they draw. */
const heldAgainst = async (report: string) =>
  statementsOf(await modelOf(report, 'nb')).flatMap(({ chart }) => {
    if (chart === null) return [];
    const { id, target, range, baseline, tolerance } = chart;
    const of = { target, range, baseline, tolerance };
    return [[id, ...Object.entries(of).flatMap(([name, value]) => (value === null ? [] : [name]))].join(' ')];
  });

describe('the charts of the samples', () => {
  it('bug-1000: show what each goal of N asks for, and nothing for an effort, which has no amount to reach', async () => {
    expect(await heldAgainst('n-2022')).toEqual([
      'N1.growth target baseline',
      'N1.2.activities',
      'N1.3.partsFinished target',
      'N1.6.activities',
      'N2.rank target',
      'N2.1.activities',
      'N2.3.entries target',
      'N3.level target',
      'N3.1.partsFinished target',
      'N3.2.value baseline',
      'N3.3.share target',
      'N3.4.partsFinished target',
      'N3.7.entries target',
      'N4.level target',
      'N4.1.activities',
      'N4.3.entries range',
      'N4.5.entries range',
      'N4.6.activities',
      'N4.7.activities',
      'N5.3.partsFinished target',
      'N5.4.partsFinished target',
      'N5.5.entries target',
    ]);
  });

  it('bug-1000: show what each goal of F and its branch asks for, and nothing for an effort', async () => {
    const asked = (await heldAgainst('f-half-way')).filter((told) => !told.endsWith('.activities'));
    expect(asked).toEqual([
      'F1.1.entries baseline',
      'F3.4.share target baseline tolerance',
      'F3.5.share target tolerance',
      'F3.6.level target',
      'F4.2.value baseline',
      'F4.3.rate range',
      'L1.1.share target',
      'L2.1.share baseline',
      'L2.3.share target tolerance',
      'L3.1.change target baseline tolerance',
      'L3.2.share target',
      'L3.4.share target tolerance',
      'L4.2.share target',
      'L4.3.share target tolerance',
      'L5.2.share target tolerance',
      'L5.3.share target',
      // no case has arisen, so there is no share to hold against the one that is asked for
      'L6.3.covered',
    ]);
  });
});

describe('the year to date', () => {
  it('bug-989: tells the figures of a statement’s parts as it tells its own', async () => {
    const made = statementsOf(await modelOf('n-2022', 'nb')).find(({ id }) => id === 'N5.3');
    const ofParts = made?.parts.flatMap(({ title, figures }) => figures.map(({ label, value }) => [`${title}: ${label}`, value]));
    expect(ofParts).toContainEqual(['Opplæringsplan: avvik fra fristen', '-11']);
    expect(made?.toDate?.figures.map(({ label, value }) => [label, value])).toEqual(expect.arrayContaining(ofParts ?? []));
  });
});
