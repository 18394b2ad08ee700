import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { doors } from '#contract';
import { At } from '../http/at.js';
import { Ledger } from '../ledger.js';

@Controller()
export class HealthController {
  constructor(private readonly ledger: Ledger) {}

  @At(doors.live)
  live(@Req() _request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.send({ live: true });
  }

  @At(doors.ready)
  ready(@Req() _request: FastifyRequest, @Res() reply: FastifyReply): void {
    const readiness = this.ledger.running.readiness();
    reply.code(readiness.ready ? 200 : 503).send(readiness);
  }
}
