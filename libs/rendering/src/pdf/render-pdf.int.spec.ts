import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brokenRules } from '#dev-servers';
import { documentOf, fingerprintOf, sampleModel, type ReportLanguage } from '#reporting';
import { renderPdf } from './render-pdf.js';

const samplePdf = (language: ReportLanguage): Uint8Array => {
  const model = sampleModel({ language, huge: true });
  return renderPdf(documentOf(model, { fingerprint: fingerprintOf(model), service: 'https://ledger.example' }));
};

describe('the PDF of a report, held by others to what it claims', () => {
  let folder = '';
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'fremdrift-pdf-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['nb', 'nn'] as const)('keeps to PDF/A-2a and PDF/UA-1 in %s, by veraPDF', async (language) => {
    const file = join(folder, `${language}.pdf`);
    await writeFile(file, samplePdf(language));
    expect(await Promise.all([brokenRules(file, '2a'), brokenRules(file, 'ua1')])).toEqual([[], []]);
  });

  it('is found wanting by veraPDF where it should be', async () => {
    const file = join(folder, 'wanting.pdf');
    await writeFile(file, Buffer.from(samplePdf('nb')).toString('latin1').replace('<pdfuaid:part>1<', '<pdfuaid:part>9<'), 'latin1');
    expect(await brokenRules(file, 'ua1')).not.toEqual([]);
  });

  it('has the same bytes from another process', async () => {
    const elsewhere = `
      import { createHash } from 'node:crypto';
      import { documentOf, fingerprintOf, sampleModel } from '#reporting';
      import { renderPdf } from './dist/libs/rendering/src/pdf/index.js';
      const model = sampleModel({ language: 'nb', huge: true });
      const pdf = renderPdf(documentOf(model, { fingerprint: fingerprintOf(model), service: 'https://ledger.example' }));
      console.log(createHash('sha256').update(pdf).digest('hex'));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', elsewhere], {
      env: { ...process.env, NODE_OPTIONS: '', TZ: 'Asia/Kathmandu' },
    });
    expect(stdout.trim()).toBe(createHash('sha256').update(samplePdf('nb')).digest('hex'));
  });
});
