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
    const result = compiler.compile({ mainFileContent: text });
    const document = result.result;
    if (document === null) throw new Error(`the report can't be set: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics)}`);
    // the template dates the document itself; the time stamp keeps the clock out of what is left
    return compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp: 0 });
  } finally {
    compiler.evictCache(0);
  }
}
