import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.js';

/** The standards that reports are held to, by veraPDF's names for them: PDF/A-2a and PDF/UA-1. */
export type PdfStandard = '2a' | 'ua1';

const JAVA = 'java';

/** What veraPDF prints of a rule that is broken: its clause and number. */
const BROKEN = /^ {2}FAIL (\S+)$/gmu;

/** The rules of a standard that a PDF breaks, by clause; none where it keeps to it. Throws where veraPDF is not installed, or can't read the file. */
export function brokenRules(file: string, standard: PdfStandard): Promise<readonly string[]> {
  const args = ['-Xmx512m', '-XX:+UseSerialGC', '-cp', veraPdfJar(), 'org.verapdf.apps.GreenfieldCliWrapper', '-f', standard, '--format', 'text', '-v', file];
  return new Promise((resolve, reject) => {
    execFile(JAVA, args, (error, printed, complaints) => {
      const broken = Array.from(printed.matchAll(BROKEN), ([, rule = '']) => rule);
      if (broken.length > 0 || printed.startsWith('PASS ')) resolve(broken);
      else reject(new Error(`veraPDF could not check ${file}: ${printed}${complaints}`, { cause: error }));
    });
  });
}

function veraPdfJar(): string {
  const folder = join(cacheFolder(), 'verapdf', 'jars');
  const jar = existsSync(folder) ? globSync('cli-*.jar', { cwd: folder })[0] : undefined;
  if (jar === undefined) throw new Error('veraPDF is not on this machine: infra/dev/install.sh brings it');
  return join(folder, jar);
}
