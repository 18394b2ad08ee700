import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '#kernel';
import type { Recorded } from '#domain';
import { ReportFiles } from './files/index.js';
import { RunningReports, type ReportSources } from './running-reports.js';

const fingerprint = 'f'.repeat(64);
const recordedAt = '2023-10-01T10:00:00.000000Z' as Recorded['recordedAt'];

let root: string;
let files: ReportFiles;
let reports: RunningReports;
let isCaughtUp: boolean;
/** Hashes of the files of the one edition that read models know. */
let published: readonly string[];

const answers: Readonly<Record<Parameters<ReportSources['ask']>[0], () => unknown>> = {
  reports: () => ({ items: [{ report: 'r' }] }),
  report: () => ({
    report: 'r',
    editions: published.map((sha256) => ({
      edition: 1,
      publishedSeq: 0,
      documents: [{ language: 'nb', fingerprint, files: [{ format: 'pdf', sha256, redacted: null }] }],
    })),
  }),
  reportModel: () => ({ fingerprint, model: {} }),
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'running-reports-'));
  files = new ReportFiles(root);
  isCaughtUp = true;
  published = [];
  reports = new RunningReports(root, '', {
    ask: async (question) => JSON.stringify(answers[question]()),
    mustBeCaughtUp: async () => {
      if (!isCaughtUp) throw new Refused('not-yet', 'the read models are behind');
    },
    sign: async () => undefined,
    erasures: async () => [{ erasure: 'e', texts: [], files: [], people: [], seq: 1, recordedAt }],
    record: async () => undefined,
    reachBackups: () => undefined,
  });
});
afterEach(async () => {
  await reports.close();
  await rm(root, { recursive: true });
});

const bytes = new TextEncoder().encode('årsrapport');

describe('the files of a running ledger', () => {
  it('bug 940: are not removed by a redaction while the publication that keeps them is under way', async () => {
    const publishing = reports.inTurn(async () => {
      const { sha256 } = await files.put(bytes);
      await pause(100);
      published = [sha256];
    });
    await Promise.all([publishing, reports.redact()]);
    expect(await files.all()).toEqual(published);
  });

  it('bug 940: go where a publication was cut short', async () => {
    await reports.inTurn(() => files.put(bytes));
    await reports.redact();
    expect(await files.all()).toEqual([]);
  });

  it('bug 941: are not removed by read models that are behind, and what is owed is told', async () => {
    const { sha256 } = await files.put(bytes);
    isCaughtUp = false;
    await expect(reports.redact()).rejects.toMatchObject({ kind: 'not-yet' });
    expect(await files.all()).toEqual([sha256]);
    expect(reports.remarks()).toEqual([expect.stringContaining('the read models are behind')]);
    isCaughtUp = true;
    published = [sha256];
    await reports.redact();
    expect([await files.all(), reports.remarks()]).toEqual([[sha256], []]);
  });
});
