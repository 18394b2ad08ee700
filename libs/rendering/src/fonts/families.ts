import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontFile, type FontFile } from './font-file.js';

/** A typeface that is shipped, in the two weights that reports are set in. */
export interface Family {
  readonly name: string;
  readonly regular: FontFile;
  readonly semiBold: FontFile;
}

const require = createRequire(import.meta.url);

/**
 * The shipped typefaces: Inter for nearly all; the others for scripts that it lacks. The first that has a character sets it. Fonts of the
 * machine are never used: they would give other bytes on another machine.
 */
export const FAMILIES: readonly Family[] = [
  familyIn(dirname(require.resolve('@expo-google-fonts/inter/package.json')), 'Inter', 'Inter'),
  familyIn(dirname(require.resolve('@expo-google-fonts/noto-sans-hebrew/package.json')), 'Noto Sans Hebrew', 'NotoSansHebrew'),
  familyIn(dirname(require.resolve('@expo-google-fonts/noto-sans-arabic/package.json')), 'Noto Sans Arabic', 'NotoSansArabic'),
];

function familyIn(folder: string, name: string, stem: string): Family {
  const weight = (file: string) => fontFile(join(folder, file, `${stem}_${file}.ttf`));
  return { name, regular: weight('400Regular'), semiBold: weight('600SemiBold') };
}
