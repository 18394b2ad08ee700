import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorded } from '#domain';
import type { ReportEdition } from '#projections';
import { ReportFiles } from '../files/index.js';
import { ReportRedactor, type RedactorParts } from './redactor.js';

const recordedAt = '2023-10-01T10:00:00.000000Z' as Recorded['recordedAt'];
const erasure = { erasure: 'e', texts: [], files: [], people: [], seq: 5, recordedAt };

let root: string;
let files: ReportFiles;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'redactor-'));
  files = new ReportFiles(root);
});
afterEach(() => rm(root, { recursive: true }));

/** Carries out one erasure, at seq 5, where an edition whose model has become another holds its mark. */
async function redactionOf({ publishedSeq, publishedAt }: { readonly publishedSeq: number; readonly publishedAt: string }) {
  const { sha256 } = await files.put(new TextEncoder().encode('årsrapport'));
  const documents = [{ language: 'nb', fingerprint: 'as published', files: [{ format: 'html', sha256, redacted: null }] }];
  const edition = { edition: 1, publishedSeq, recordedAt: publishedAt, documents } as unknown as ReportEdition;
  const recorded: unknown[] = [];
  const parts = {
    files,
    erasures: async () => [erasure],
    reports: async () => [{ report: 'r' }],
    report: async () => ({ report: 'r', editions: [edition] }),
    model: async () => ({ fingerprint: 'as rebuilt', model: { reason: '[erased at seq 5]' } }),
    keep: async () => ({ format: 'html', mediaType: 'text/html', ...(await files.put(new TextEncoder().encode('sladdet'))) }),
    record: async (redaction: unknown) => {
      recorded.push(redaction);
    },
    reachBackups: () => undefined,
    leaveFreshMs: 0,
  } as unknown as RedactorParts;
  const { replaced } = await new ReportRedactor(parts).carryOut();
  return { replaced, recorded, isThere: await files.has(sha256) };
}

describe('a published file that shows where something stood', () => {
  it('is replaced where that was erased after it was published', async () => {
    expect(await redactionOf({ publishedSeq: 4, publishedAt: '2023-10-01T09:00:00.000000Z' })).toMatchObject({
      replaced: 1,
      recorded: [{ report: 'r', format: 'html', erasure: 'e' }],
    });
  });

  it('bug 945: stays as it is where it was erased before, also when a later build makes another model of the edition', async () => {
    expect(await redactionOf({ publishedSeq: 6, publishedAt: '2023-10-01T10:02:00.000000Z' })).toEqual({ replaced: 0, recorded: [], isThere: true });
  });

  it('bug-977: is replaced where that was erased while it was made: before it was on record, and after it was rendered', async () => {
    expect(await redactionOf({ publishedSeq: 6, publishedAt: '2023-10-01T10:00:01.000000Z' })).toMatchObject({ replaced: 1, recorded: [{ erasure: 'e' }] });
  });
});
