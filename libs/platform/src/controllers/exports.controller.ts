import { Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
    const asked = { table, params: { ...(request.query as object) }, address: pathOf(request.url) };
    const { mediaType, fileName, self, metadata, pieces } = await this.ledger.running.exportTable(asked, callerOf(request));
    reply
      .header('content-type', mediaType)
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('link', `<${self}>; rel="self", <${metadata}>; rel="describedby"`)
      .send(Readable.from(pieces, { objectMode: false }));
  }
}
