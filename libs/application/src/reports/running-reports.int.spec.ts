import { mkdtemp, rm, utimes } from 'node:fs/promises';
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
      recordedAt,
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
  reports = desk({ isShared: false });
});
afterEach(async () => {
  await reports.close();
  await rm(root, { recursive: true });
});

function desk({ isShared }: Pick<ReportSources, 'isShared'>): RunningReports {
  return new RunningReports(root, '', {
    ask: async (question) => JSON.stringify(answers[question]()),
    mustBeCaughtUp: async () => {
      if (!isCaughtUp) throw new Refused('not-yet', 'the read models are behind');
    },
    sign: async () => undefined,
    erasures: async () => [{ erasure: 'e', texts: [], files: [], people: [], seq: 1, recordedAt }],
    record: async () => undefined,
    reachBackups: () => undefined,
    isShared,
  });
}

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

  it('bug-976: are left by another process that shares the folder, until no publication can be waiting with them', async () => {
    const [mine, others] = [desk({ isShared: true }), desk({ isShared: true })];
    try {
      const { sha256 } = await mine.inTurn(async () => {
        const kept = await files.put(bytes);
        await others.redact(); // what another has not recorded yet is on no record
        return kept;
      });
      published = [sha256];
      expect(await files.get(sha256)).toEqual(Buffer.from(bytes));
      published = [];
      await others.redact();
      expect(await files.all()).toEqual([sha256]);
      const longAgo = new Date(Date.now() - 3 * 60 * 60_000);
      await utimes(join(root, sha256.slice(0, 2), sha256), longAgo, longAgo);
      await others.redact();
      expect(await files.all()).toEqual([]);
    } finally {
      await mine.close();
      await others.close();
    }
  });
});
