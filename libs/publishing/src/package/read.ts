import { invalid } from '#kernel';
import { bundlesOf } from '#transparency';
import { Findings, type ExaminedEntry } from '../examination/index.js';
import { PackageEntries } from './entries.js';
import { parseManifest, type PackageManifest } from './manifest.js';
import { FILES, MOST_BYTES } from './paths.js';
import { readWhole, type PackageSource } from './source.js';

/** What a package says of itself. @throws Refused `invalid` naming the file */
export async function readPackageManifest(source: PackageSource): Promise<PackageManifest> {
  return parseManifest(await textOf(source, FILES.manifest));
}

/** The package's latest checkpoint with all signatures, as a note. @throws Refused `invalid` naming the file */
export function readPackageCheckpoint(source: PackageSource): Promise<string> {
  return textOf(source, FILES.checkpoint);
}

/** Every entry of a package that was verified, in order of seq. @throws Refused `invalid` naming the first that can't be read */
export async function* entriesIn(source: PackageSource, { size, leftOut }: PackageManifest): AsyncGenerator<ExaminedEntry> {
  const entries = new PackageEntries(source, leftOut, new Findings());
  let seq = 0;
  for (const bundle of bundlesOf(size)) {
    for (const entry of await entries.of(bundle)) {
      if (entry === null) throw invalid('package', `event ${seq} can't be read`, 'the package as it was exported');
      yield entry;
      seq += 1;
    }
  }
}

async function textOf(source: PackageSource, file: string): Promise<string> {
  const bytes = await readWhole(source, file, MOST_BYTES.text);
  if (bytes === null) throw invalid(file, 'is missing', 'the package as it was exported');
  return bytes.toString();
}
