import { runLedger, type EmbeddedLedger } from '#application';
import { REPORT_FORMATS } from '#domain';
import { renderReport, typstOf } from '#rendering';
import { documentOf, fingerprintOf, type ReportModel } from '#reporting';
import { sampleMoments } from '#samples';
import { bareTypst } from '../baseline/bare-typst.js';
import type { Figure } from '../figure.js';
import type { Workspace } from '../workspace.js';
import { comparisonOf, inTurns, timeOf } from '../rounds.js';
import { ServerProcess } from './server-process.js';

/** The sample's two reports: between them every statement of both plans, over all units. */
const REPORTS = Object.values(sampleMoments.reports).map(({ report }) => report);
const OF_WHAT = '86 statements, 245 units, 50 charts';

/** Both reports made from the ledger, from the first question to the last byte. */
export const reportFiles: Figure = {
  name: 'report',
  what: `the report (${OF_WHAT}) made from the ledger in all five formats, against finding its figures and words alone`,
  unit: 'ms',
  bound: null,
  measure: async (workspace, { rounds }) => {
    const { folder } = await workspace.samples();
    const running = await runLedger(folder);
    try {
      return await inTurns(
        () => timeOf(async () => makeAll(await modelsOf(running))),
        () => timeOf(() => modelsOf(running)),
        rounds,
      );
    } finally {
      await running.close();
    }
  },
};

/** What we add to Typst: words, numbers, charts, the setting, and what makes the file accessible. */
export const reportPdf: Figure = {
  name: 'report-pdf',
  what: `the report (${OF_WHAT}) as PDF, against compiling the same Typst text with the same pictures alone`,
  unit: 'ms',
  bound: { atMost: 3 },
  measure: async (workspace, { rounds }) => {
    const whole = together(await modelsIn(workspace));
    const fingerprint = fingerprintOf(whole);
    const input = typstOf(documentOf(whole, { fingerprint }));
    return inTurns(
      () => timeOf(() => renderReport('pdf', whole, { fingerprint })),
      () => timeOf(async () => bareTypst(input)),
      rounds,
    );
  },
};

/** The most memory that a server held while it made every file of both reports. */
export const reportMemory: Figure = {
  name: 'report-memory',
  what: `peak memory of a server that makes the report (${OF_WHAT}) in all five formats, against one that answered a question`,
  unit: 'MB',
  bound: null,
  measure: async (workspace) => {
    const server = await ServerProcess.start(await workspace.samples(), 'N1');
    const before = await server.peakMegabytes();
    for (const report of REPORTS) for (const format of REPORT_FORMATS) await server.takeOut(`/api/v1/reports/${report}/preview/nb/${format}`);
    const after = await server.peakMegabytes();
    await server.stop();
    return comparisonOf([[after, before]]);
  },
};

async function modelsIn(workspace: Workspace): Promise<readonly ReportModel[]> {
  const { folder } = await workspace.samples();
  const running = await runLedger(folder);
  try {
    return await modelsOf(running);
  } finally {
    await running.close();
  }
}

async function modelsOf(running: EmbeddedLedger): Promise<readonly ReportModel[]> {
  const models: ReportModel[] = [];
  for (const report of REPORTS) {
    const answer = await running.ask({ question: 'reportModel', params: { report }, address: '/' }, running.ledger.self);
    models.push((JSON.parse(answer) as { readonly model: ReportModel }).model);
  }
  return models;
}

async function makeAll(models: readonly ReportModel[]): Promise<void> {
  for (const model of models) {
    const fingerprint = fingerprintOf(model);
    for (const format of REPORT_FORMATS) await renderReport(format, model, { fingerprint });
  }
}

/** Both reports as one: what is told of one plan after the other. */
function together(models: readonly ReportModel[]): ReportModel {
  const [first] = models as readonly [ReportModel];
  const all = <T>(of: (model: ReportModel) => readonly T[]) => models.flatMap(of);
  return {
    ...first,
    areas: all(({ areas }) => areas),
    local: all(({ local }) => local),
    outside: all(({ outside }) => outside),
    coverage: all(({ coverage }) => coverage),
  };
}
