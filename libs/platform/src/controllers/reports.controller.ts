import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PublishedReport, ShownReport } from '#application';
import { doors } from '#contract';
import { parseWith } from '#domain';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { sendPage } from '../http/page.js';
import { pageLanguage, printsPage } from '../http/prints-page.js';
import { Ledger } from '../ledger.js';

interface Prints {
  readonly Params: { readonly report: string };
}

const printsQuery = z.object({ language: pageLanguage });

/** The files of reports, and what anybody may check a copy by. */
@Controller()
export class ReportsController {
  constructor(private readonly ledger: Ledger) {}

  @At(doors.reportPrints)
  async prints(@Req() request: FastifyRequest<Prints>, @Res() reply: FastifyReply): Promise<void> {
    const { language } = parseWith(printsQuery, request.query);
    const prints = await this.ledger.running.reportPrints(request.params.report);
    sendPage(reply.code(prints === null ? 404 : 200), printsPage(prints, language));
  }

  @At(doors.showReport)
  async show(@Req() request: FastifyRequest<{ Params: ShownReport }>, @Res() reply: FastifyReply): Promise<void> {
    const asked = request.params;
    const { bytes, mediaType, fingerprint } = await this.ledger.running.showReport(asked, callerOf(request));
    send(reply.header('cache-control', 'no-store'), { bytes, mediaType, etag: fingerprint, name: `${asked.report}-${asked.language}-utkast.${asked.format}` });
  }

  @At(doors.publishedReport)
  async published(@Req() request: FastifyRequest<{ Params: PublishedReport }>, @Res() reply: FastifyReply): Promise<void> {
    const asked = request.params;
    const { bytes, mediaType, sha256 } = await this.ledger.running.publishedReport(asked, callerOf(request));
    send(reply, { bytes, mediaType, etag: sha256, name: `${asked.report}-${asked.edition}-${asked.language}.${asked.format}` });
  }
}

function send(reply: FastifyReply, file: { readonly bytes: Uint8Array; readonly mediaType: string; readonly etag: string; readonly name: string }): void {
  reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('etag', `"${file.etag}"`)
    .send(file.bytes);
}
