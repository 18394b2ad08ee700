import { z } from 'zod';
import { Refused } from '#kernel';
import { parseWith } from '#domain';
import { LANGUAGES, type Language } from '#goal-types';
import { answerableSeq, wordingIn, type Read, type ViewsReader } from '#projections';
import { aboutColumns, TABLE_FORMATS, TABLE_WRITERS, type Column, type Table } from '#tables';
import type { ExportHead } from '../exports/desk.js';
import { publicationNamed, publicationsAt } from './publications.js';
import { PUBLISHED_TABLES, publishedTable, type PublishedTable } from './tables.js';

/** What of a published table is asked for: its rows, or what goes with them. Without it, the list of what is published. */
export interface PublishedRequest {
  readonly published: { readonly report: string; readonly edition: string; readonly table: string; readonly what: 'rows' | 'metadata' } | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly address: string;
}

export const publishedParams = z.strictObject({ language: z.enum(LANGUAGES).default('nb'), format: z.enum(TABLE_FORMATS).default('csv') });

/** Writes what is published, from one snapshot. An edition's tables are the same whenever they are asked for. @throws Refused */
export async function publishedAtDesk(
  { published, params, address }: PublishedRequest,
  { views }: { readonly views: ViewsReader },
  take: (head: ExportHead, pieces: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const { language, format } = parseWith(publishedParams, params);
  const writer = TABLE_WRITERS[format];
  const self = `${address}?${new URLSearchParams({ format, language }).toString()}`;
  await views.snapshot(async (read) => {
    if (published === null) {
      const table = await publishedList(read, language);
      return take({ mediaType: writer.mediaType, fileName: `${table.id}.${writer.extension}`, self, metadata: null }, writer.write(table));
    }
    const name = publishedTableNamed(published.table);
    const found = publicationNamed(await publicationsAt(read, await answerableSeq(read, null)), published.report, published.edition);
    const table = await publishedTable(read, name, found, { language, self });
    const fileName = `${found.publication.report}-${found.publication.edition}-${name}`;
    if (published.what === 'metadata') {
      return take({ mediaType: 'application/json', fileName: `${fileName}-metadata.json`, self, metadata: null }, metadataOf(table));
    }
    const metadata = `${address}/metadata?${new URLSearchParams({ language }).toString()}`;
    return take({ mediaType: writer.mediaType, fileName: `${fileName}.${writer.extension}`, self, metadata }, writer.write(table));
  });
}

async function* metadataOf({ title, columns, about }: Table): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(JSON.stringify({ title, columns: aboutColumns(columns), ...about }));
}

/** @throws Refused `not-found` for a name that is no published table */
function publishedTableNamed(text: string): PublishedTable {
  const found = PUBLISHED_TABLES.find((one) => one === text);
  if (found !== undefined) return found;
  const problem = `there is no published table ${JSON.stringify(text.slice(0, 60))}`;
  throw new Refused('not-found', problem, [{ field: 'table', problem, remedy: `choose among ${PUBLISHED_TABLES.join(', ')}` }]);
}

const LIST: readonly (Omit<Column, 'label'> & { readonly label: Readonly<Record<Language, string>> })[] = [
  { id: 'report', type: 'text', role: 'attribute', label: { nb: 'Rapport', nn: 'Rapport', en: 'Report' } },
  { id: 'edition', type: 'integer', role: 'attribute', label: { nb: 'Utgave', nn: 'Utgåve', en: 'Edition' } },
  { id: 'title', type: 'text', role: 'attribute', label: { nb: 'Tittel', nn: 'Tittel', en: 'Title' } },
  { id: 'at', type: 'date', role: 'attribute', label: { nb: 'Per', nn: 'Per', en: 'As of' } },
  { id: 'publishedAt', type: 'instant', role: 'attribute', label: { nb: 'Publisert', nn: 'Publisert', en: 'Published' } },
  { id: 'table', type: 'text', role: 'attribute', label: { nb: 'Tabell', nn: 'Tabell', en: 'Table' } },
  { id: 'path', type: 'text', role: 'attribute', label: { nb: 'Adresse', nn: 'Adresse', en: 'Address' } },
];

/** Every published table, with the path below the API's base that gives it. */
async function publishedList(read: Read, language: Language): Promise<Table> {
  const publications = await publicationsAt(read, await answerableSeq(read, null));
  const rows = publications.flatMap(({ report, edition, title, point, recordedAt }) =>
    PUBLISHED_TABLES.map((table) => {
      const path = `/published/${report}/${edition}/${table}`;
      return [report, edition, wordingIn(language, title), point.at, recordedAt, table, path];
    }),
  );
  const columns = LIST.map((column) => ({ ...column, label: column.label[language] }));
  return {
    id: 'published',
    title: { nb: 'Publiserte tabeller', nn: 'Publiserte tabellar', en: 'Published tables' }[language],
    language,
    columns,
    rows: [rows],
    about: {},
  };
}
