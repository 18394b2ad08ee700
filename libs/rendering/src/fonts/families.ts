import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontFile, type FontFile } from './font-file.js';

/** A typeface that is shipped, in the two weights that reports are set in. */
export interface Family {
  readonly name: string;
  readonly regular: FontFile;
  readonly semiBold: FontFile;
}

/** Inter for nearly all; the others for scripts that it lacks. The first that has a character sets it. */
const SHIPPED = [
  { name: 'Inter', folder: '@expo-google-fonts/inter', stem: 'Inter' },
  { name: 'Noto Sans Hebrew', folder: '@expo-google-fonts/noto-sans-hebrew', stem: 'NotoSansHebrew' },
  { name: 'Noto Sans Arabic', folder: '@expo-google-fonts/noto-sans-arabic', stem: 'NotoSansArabic' },
] as const;

const { resolve } = createRequire(import.meta.url);

/** The shipped typefaces, Inter first. Fonts of the machine are never used: they would give other bytes on another machine. */
export const FAMILIES: readonly Family[] = SHIPPED.flatMap(({ name, folder, stem }) => {
  const at = placeOf(folder);
  if (at === null) return [];
  const weight = (file: string) => fontFile(join(at, file, `${stem}_${file}.ttf`));
  return [{ name, regular: weight('400Regular'), semiBold: weight('600SemiBold') }];
});

function placeOf(packageName: string): string | null {
  const manifest = resolve
    .paths(packageName)
    ?.map((folder) => join(folder, packageName, 'package.json'))
    .find((file) => existsSync(file));
  return manifest === undefined ? null : dirname(manifest);
}
