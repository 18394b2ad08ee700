import { Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TableExport } from '#application';
import { doors } from '#contract';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { pathOf } from '../http/path-of.js';
import { Ledger } from '../ledger.js';

/** Tables as files, written as fast as they are taken. */
@Controller()
export class ExportsController {
  constructor(private readonly ledger: Ledger) {}

  /** An error before the first byte is answered as a problem; after it, the connection breaks off. */
  @At(doors.exportTable)
  async take(@Req() request: FastifyRequest<{ Params: { table: string } }>, @Res() reply: FastifyReply): Promise<void> {
    const { table } = request.params;
    const asked = { table, ...askedIn(request) };
    send(reply, await this.ledger.running.exportTable(asked, callerOf(request)));
  }

  @At(doors.published)
  async published(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await this.ledger.running.publishedTable({ published: null, ...askedIn(request) }));
  }

  @At(doors.publishedTable)
  async publishedTable(@Req() request: PublishedAddress, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await this.ledger.running.publishedTable({ published: { ...request.params, what: 'rows' }, ...askedIn(request) }));
  }

  @At(doors.publishedMetadata)
  async publishedMetadata(@Req() request: PublishedAddress, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await this.ledger.running.publishedTable({ published: { ...request.params, what: 'metadata' }, ...askedIn(request) }));
  }
}

type PublishedAddress = FastifyRequest<{ Params: { report: string; edition: string; table: string } }>;

function askedIn(request: FastifyRequest) {
  return { params: { ...(request.query as object) }, address: pathOf(request.url) };
}

function send(reply: FastifyReply, { mediaType, fileName, self, metadata, pieces }: TableExport): void {
  const links = [`<${self}>; rel="self"`, ...(metadata === null ? [] : [`<${metadata}>; rel="describedby"`])];
  reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('link', links.join(', '))
    .send(Readable.from(pieces, { objectMode: false }));
}
