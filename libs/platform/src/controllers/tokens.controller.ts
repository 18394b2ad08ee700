import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { doors, newToken } from '#contract';
import { parseWith } from '#domain';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { Ledger } from '../ledger.js';

/** Bearer tokens, made on a server that runs. */
@Controller()
export class TokensController {
  constructor(private readonly ledger: Ledger) {}

  @At(doors.createToken)
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const access = parseWith(newToken, request.body ?? {});
    const { token, grant, actor } = await this.ledger.running.createToken(access, callerOf(request));
    reply.code(201).send({ token, grant, actor });
  }
}
