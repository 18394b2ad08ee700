import { TABLE_WRITERS, type Table } from '#tables';
import type { ViewsReader } from '#projections';
import { disclosureFor } from '../disclosure/disclosure.js';
import { publicationsAt } from '../disclosure/publications.js';
import { selfLink } from '../queries/self-link.js';
import { standpointOf, type PointSources } from '../queries/standpoint.js';
import { paramsOfExport, tableNamed, type ExportParams } from './definitions.js';
import { everything } from './rows.js';
import { tableOf } from './table-of.js';

/** One export: the table, its parameters, and the path it was asked under, from which its link is made. */
export interface ExportRequest {
  readonly table: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly address: string;
}

/** What is told of a file before its first byte. */
export interface ExportHead {
  readonly mediaType: string;
  /** What a file of it may be called: the table, and both its times. */
  readonly fileName: string;
  /** The link that gives the same bytes again. */
  readonly self: string;
  /** Where what goes with the table is told; null where it goes with none. */
  readonly metadata: string | null;
}

export interface ExportSources extends PointSources {
  readonly views: ViewsReader;
}

/**
 * Writes a table from one snapshot, which is held until the last byte is taken.
 * @param take is given the head, and then the bytes as they are asked for
 * @throws Refused
 */
export async function exportAtDesk(
  request: ExportRequest,
  sources: ExportSources,
  take: (head: ExportHead, pieces: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const name = tableNamed(request.table);
  const params = paramsOfExport(request);
  const writer = TABLE_WRITERS[params.format];
  await sources.views.snapshot(async (read) => {
    const { point, basis } = await standpointOf(read, params, sources);
    const self = selfLink(request.address, '', params, basis);
    const disclosure =
      params.disclosure === 'outside'
        ? disclosureFor(read, { points: [point], decided: point.seq, earlier: await publicationsAt(read, point.seq) })
        : everything;
    const table: Table = await tableOf({ read, point, basis, params }, name, self, writer, disclosure);
    const head = {
      mediaType: writer.mediaType,
      fileName: `${name}-${basis.at}-seq-${basis.seq}.${writer.extension}`,
      self,
      metadata: selfLink(`${request.address}/metadata`, '', withoutFormat(params), basis),
    };
    await take(head, writer.write(table));
  });
}

function withoutFormat({ format: _format, ...rest }: ExportParams): Omit<ExportParams, 'format'> {
  return rest;
}
