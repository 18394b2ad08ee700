import { Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API, doors } from '#contract';
import { invalid } from '#kernel';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { Ledger } from '../ledger.js';

/** Files that facts name as evidence, in and out as streams. */
@Controller()
export class EvidenceController {
  constructor(private readonly ledger: Ledger) {}

  @At(doors.keepEvidence)
  async keep(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { body, headers } = request;
    if (!(body instanceof Readable)) throw invalid('body', 'is missing', 'send the file itself as the body');
    const mediaType = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const { hash, size } = await this.ledger.running.keepEvidence(body, mediaType, callerOf(request));
    reply.code(201).header('location', `${API}/evidence/${hash}`).send({ hash, size, mediaType });
  }

  /** Always a download: nothing that was uploaded is ever shown by us. */
  @At(doors.readEvidence)
  async read(@Req() request: FastifyRequest<{ Params: { hash: string } }>, @Res() reply: FastifyReply): Promise<void> {
    const { content, mediaType, size, hash } = await this.ledger.running.readEvidence(request.params.hash, callerOf(request));
    reply
      .header('content-type', mediaType)
      .header('content-length', size)
      .header('content-disposition', `attachment; filename="${hash.replace(':', '-')}"`)
      .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  }
}
