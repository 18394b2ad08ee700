import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, ReportFiles, type OpenOptions, type ReportChangesAnswer, type ReportModelAnswer } from '#application';
import { canonicalJson } from '#kernel';
import type { ReportAnswer } from '#projections';
import { fingerprintOf, printedIn, type ReportModel, type Restated } from '#reporting';
import { GROUNDS, MANDATE, members, smallUnion, type Service } from './fixture.js';
import { expectRefused } from './refusal.js';

const LONG = 180_000;
const FIGURE = 'P1.change@2022-12-31';

let service: Service;

const report = () => service.ask<ReportAnswer>('/reports/r', 'secretariat');
const model = (edition: number | 'next', more = '') => service.ask<ReportModelAnswer>(`/reports/r/model?edition=${edition}${more}`, 'auditor');
const changes = (edition: number) => service.ask<ReportChangesAnswer>(`/reports/r/changes?edition=${edition}`, 'auditor');
const figureIn = (of: ReportModel) => printedIn(of).find(({ figure }) => figure.id === FIGURE)?.figure;
const valuesOf = (restated: readonly Restated[]) => restated.map(({ figure, before, now }) => [figure, before?.value, now?.value]);
const fingerprintOnRecord = async (edition: number) => (await report()).editions[edition - 1]?.documents[0]?.fingerprint;

async function decide(path: string, body: object, as: 'secretariat' | 'board' = 'secretariat') {
  const { revision } = await report();
  return service.record(`/reports/r${path}`, body, { as, revision });
}

async function nextEdition(): Promise<void> {
  await decide('/editions', { at: '2022-12-31', reason: GROUNDS.reason });
  await decide('/approval', { mandate: MANDATE }, 'board');
}

/** What is approved, published by another version of the program: one that says what it finds as `said` has it, and keeps these files of it. */
async function publishedByAnother(said: (model: ReportModel) => ReportModel, isModelKept: boolean): Promise<string> {
  const made = said((await model('next')).model);
  const { at, seq, checkpoint, rules, timeZone, revision } = made.front.basis;
  const fingerprint = fingerprintOf(made);
  await service.stop();
  const files = new ReportFiles(join(service.folder, 'reports'));
  const page = { format: 'html', mediaType: 'text/html', ...(await files.put(Buffer.from(`<p>${fingerprint}`))) } as const;
  const kept = { format: 'json', mediaType: 'application/json', ...(await files.put(Buffer.from(canonicalJson(made)))) } as const;
  const reports: OpenOptions['reports'] = {
    publication: async () => ({
      report: 'r',
      basis: { at, seq, checkpoint, rules, timeZone },
      proseRevision: revision,
      documents: [{ language: 'nb', fingerprint, files: isModelKept ? [page, kept] : [page] }],
    }),
  };
  const { runner, self, ...ledger } = await openLedger(service.folder, { clock: service.clock, reports });
  await runner.execute({ name: 'publishReport', data: { report: 'r' }, caller: { ...self, role: 'secretariat' }, expected: 'latest', mandate: MANDATE });
  await ledger.close();
  await service.startAgain();
  return fingerprint;
}

/** The same figures in other words: what a release that came since has changed. */
function otherwiseWorded(made: ReportModel): ReportModel {
  const text = JSON.stringify(made).replaceAll('"label":"endring"', '"label":"økning siden sist"');
  expect(text).toContain('økning siden sist');
  return JSON.parse(text) as ReportModel;
}

/** A number that a release which came since has put right. */
function otherwiseCounted(made: ReportModel): ReportModel {
  expect(figureIn(made)?.value).toBe('70');
  return JSON.parse(
    JSON.stringify(made).replaceAll(`"id":"${FIGURE}","label":"endring","value":"70"`, `"id":"${FIGURE}","label":"endring","value":"71"`),
  ) as ReportModel;
}

beforeAll(async () => {
  service = await smallUnion();
  service.itIs('2023-01-10');
  await service.record('/measures/members/measurements', members('2022-12-31', 1070));
  await service.record('/reports', { report: 'r', plan: 'P', title: { nb: 'Årsrapport' }, at: '2022-12-31', assembly: { on: '2023-11-17' } });
  await decide('/approval', { mandate: MANDATE }, 'board');
}, LONG);
afterAll(() => service.end());

describe('the model of an edition that is published', () => {
  it(
    'bug-1120: is kept as the bytes that the fingerprint is of, and asked about as it was kept',
    async () => {
      await decide('/publication', { mandate: MANDATE });
      const fingerprint = await fingerprintOnRecord(1);
      const kept = await service.get('/reports/r/editions/1/nb/json', 'auditor');
      expect(createHash('sha256').update(kept.text).digest('hex')).toBe(fingerprint);
      expect(await model(1)).toMatchObject({ source: 'kept', fingerprint, model: JSON.parse(kept.text) as unknown });
      expect(await model(1, '&anew=true')).toMatchObject({ source: 'built', fingerprint });
    },
    LONG,
  );

  it(
    'bug-1120: says in a later version, which words it otherwise, what was published: basis, figures and what leads to their facts, and no difference',
    async () => {
      await nextEdition();
      const fingerprint = await publishedByAnother(otherwiseWorded, true);
      const published = await model(2);
      const anew = await model(2, '&anew=true');
      expect([published.source, published.fingerprint, await fingerprintOnRecord(2)]).toEqual(['kept', fingerprint, fingerprint]);
      expect([anew.source, anew.fingerprint === fingerprint, figureIn(anew.model)?.label]).toEqual(['built', false, 'endring']);
      expect(figureIn(published.model)).toEqual({ ...figureIn(anew.model), label: 'økning siden sist' });
      expect(published.model.front).toEqual(anew.model.front);
      expect(await changes(2)).toMatchObject({ source: 'kept', restated: [], reanswered: [], erratum: '' });
    },
    LONG,
  );

  it(
    'bug-1120: is what later editions and errata differ from, also where the same ledger would say something else by now',
    async () => {
      await nextEdition();
      await publishedByAnother(otherwiseCounted, true);
      const { source, restated, erratum } = await changes(3);
      expect([source, valuesOf(restated)]).toEqual(['kept', [[FIGURE, '71', '70']]]);
      expect(erratum).toMatch(/70[^]*stod det 71/);
      await nextEdition();
      expect(valuesOf((await model('next')).model.restated)).toEqual([[FIGURE, '71', '70']]);
    },
    LONG,
  );

  it(
    'bug-1122: is built anew, and says so, where none was kept',
    async () => {
      await publishedByAnother(otherwiseWorded, false);
      const { source, model: built } = await model(4);
      expect([source, figureIn(built)?.label]).toEqual(['built', 'endring']);
      expect(await changes(4)).toMatchObject({ source: 'built', restated: [] });
    },
    LONG,
  );

  it('bug-1122: is not told from a file that was altered, nor is what rests on it', async () => {
    const fingerprint = (await fingerprintOnRecord(1)) ?? '';
    const file = join(service.folder, 'reports', fingerprint.slice(0, 2), fingerprint);
    const { text } = await service.get('/reports/r/editions/1/nb/json', 'auditor');
    writeFileSync(file, text.replace('"value":"70"', '"value":"77"'));
    for (const question of ['model?edition=1', 'changes?edition=1']) {
      await expectRefused(service, 503, 'sha256', () => service.get(`/reports/r/${question}`, 'auditor'));
    }
    rmSync(file);
    expect(await model(1)).toMatchObject({ source: 'built', fingerprint });
  });
});
