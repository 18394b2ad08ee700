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

describe('the year to date', () => {
  it('bug-989: tells the figures of a statement’s parts as it tells its own', async () => {
    const made = statementsOf(await modelOf('n-2022', 'nb')).find(({ id }) => id === 'N5.3');
    const ofParts = made?.parts.flatMap(({ title, figures }) => figures.map(({ label, value }) => [`${title}: ${label}`, value]));
    expect(ofParts).toContainEqual(['Opplæringsplan: avvik fra fristen', '-11']);
    expect(made?.toDate?.figures.map(({ label, value }) => [label, value])).toEqual(expect.arrayContaining(ofParts ?? []));
  });
});
