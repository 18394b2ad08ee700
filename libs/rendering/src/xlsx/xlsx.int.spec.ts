import readExcelFile from 'read-excel-file/node';
import { documentOf, fingerprintOf, sampleModel } from '#reporting';
import { hasSpreadsheetProgram, openedAs } from '../office/testing/office-suite.js';
import { renderXlsx } from './render-xlsx.js';

if (!hasSpreadsheetProgram) console.warn('The workbook is not opened in LibreOffice: it is not here (infra/dev/install.sh brings it).');

(hasSpreadsheetProgram ? describe : describe.skip)('the report as a workbook in an office suite', () => {
  it('is opened and saved with every sheet and every cell as they were', async () => {
    const model = sampleModel();
    const written = await renderXlsx(model, documentOf(model, { fingerprint: fingerprintOf(model) }));
    const [ours, theirs] = await Promise.all([written, await openedAs('xlsx', written, 'xlsx')].map(async (bytes) => await readExcelFile(Buffer.from(bytes))));
    expect(ours?.length).toBeGreaterThan(20);
    expect(theirs).toEqual(ours);
  });
});
