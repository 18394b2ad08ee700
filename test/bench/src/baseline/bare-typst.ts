import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { TypstInput } from '#rendering';

const FONTS = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'));
const FOLDER = '/bare';

/** The text compiled as it is, by Typst with the same typeface and standard, and nothing done before or after. @returns the file's bytes */
export function bareTypst({ text, files }: TypstInput): Uint8Array {
  const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: [`${FONTS}/400Regular`, `${FONTS}/600SemiBold`] }] });
  for (const [name, content] of files) compiler.mapShadow(`${FOLDER}/${name}`, Buffer.from(content));
  const pdf = compiler.pdf({ mainFileContent: text }, { pdfStandard: 'a-2a', creationTimestamp: 0 });
  compiler.evictCache(0);
  return pdf;
}
