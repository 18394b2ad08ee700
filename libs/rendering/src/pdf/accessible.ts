import { withObjects } from './objects.js';

/**
 * The PDF/A-2a that Typst wrote, as PDF/UA-1 too. Typst claims one standard at a time, and marks no headers of rows; its PDF/A has the
 * rest that PDF/UA asks for, which veraPDF checks in the tests.
 * @throws RangeError where the file is not as Typst writes it
 */
export function accessible(pdf: Buffer): Buffer {
  const missing = new Set(EDITS);
  const edited = withObjects(pdf, (object) => {
    const edit = EDITS.find(({ of }) => object.includes(of));
    if (edit !== undefined) missing.delete(edit);
    return edit === undefined ? withRowHeader(object) : edit.make(object);
  });
  if (missing.size > 0) throw new RangeError(`the PDF lacks ${Array.from(missing, ({ of }) => of).join(' and ')}`);
  return edited;
}

const EDITS = [
  { of: '/Type /Catalog', make: (object: string) => object.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true') },
  { of: '/Type /Metadata', make: (object: string) => withIdentification(object) },
] as const;

/** PDF/UA's own mark, and the description that PDF/A asks of marks that it does not know. */
function withIdentification(object: string): string {
  const named = object
    .replace(' xmlns:pdfaid=', ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid=')
    .replace('<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${DESCRIPTION}`)
    .replace('<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>');
  return named.replace(/\/Length (\d+)/u, (_, length: string) => `/Length ${Number(length) + named.length - object.length}`);
}

const DESCRIPTION = [
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>',
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>',
].join('');

/** A cell of the first column as the header of its row; other cells find their headers by these and the columns' scope. */
function withRowHeader(object: string): string {
  if (!object.includes('/S /TD')) return object;
  const first = /\/Headers \[\(U\d+x0y\d+\)\]/u;
  if (first.test(object)) return object.replace('/S /TD', '/S /TH').replace(first, '/Scope /Row');
  return object.replace(/\s*\/Headers \[\(U\d+x\d+y\d+\)\]/u, '');
}
