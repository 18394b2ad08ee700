import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const PROGRAMS = '/usr/lib/libreoffice/program';

/** Whether LibreOffice is here with all that opens documents and slides. */
export const hasOfficeSuite = ['soffice', 'libswlo.so', 'libsdlo.so'].every((file) => existsSync(join(PROGRAMS, file)));

/** Whether LibreOffice is here with what opens spreadsheets. */
export const hasSpreadsheetProgram = ['soffice', 'libsclo.so'].every((file) => existsSync(join(PROGRAMS, file)));

/** The file as PDF, as an office suite that we did not write opens it. @throws Error where it can't be opened */
export async function openedAsPdf(file: Uint8Array, extension: string): Promise<Uint8Array> {
  return await openedAs('pdf', file, extension);
}

/** The file in another format, as an office suite that we did not write opens and saves it. @throws Error where it can't be opened */
export async function openedAs(format: string, file: Uint8Array, extension: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    const path = join(folder, `report.${extension}`);
    await writeFile(path, file);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await promisify(execFile)(join(PROGRAMS, 'soffice'), [profile, '--headless', '--convert-to', format, '--outdir', join(folder, 'saved'), path]);
    return await readFile(join(folder, 'saved', `report.${format}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
