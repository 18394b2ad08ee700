import { dirname } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FAMILIES } from '../fonts/index.js';

/** A folder that is not there: all that is compiled is given in memory, and nothing on the disk can be read. */
const NOWHERE = '/fremdrift-report';

/** PDF/A-2a of a Typst text and the files that it reads; the same input gives the same bytes. @throws Error telling what Typst could not set */
export function compiled(text: string, files: ReadonlyMap<string, string>): Buffer {
  const compiler = NodeCompiler.create({
    workspace: NOWHERE,
    fontArgs: [{ fontPaths: FAMILIES.flatMap(({ regular, semiBold }) => [regular, semiBold].map(({ path }) => dirname(path))) }],
  });
  try {
    for (const [name, content] of files) compiler.mapShadow(`${NOWHERE}/${name}`, Buffer.from(content));
    // the template dates the document itself; the time stamp keeps the clock out of what is left. One that is compiled first and then
    // written is held outside the heap until its collector happens to run: 50 MB a report
    return compiler.pdf({ mainFileContent: text }, { pdfStandard: 'a-2a', creationTimestamp: 0 });
  } catch (error) {
    // what Typst says stands where Node keeps the code of an error
    throw new Error(`the report can't be set: ${String((error as NodeJS.ErrnoException).code)}`, { cause: error });
  } finally {
    compiler.evictCache(0);
  }
}
