import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import type { Caller } from '#application';
import { doors } from '#contract';
import { Refused } from '#kernel';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { Ledger } from '../ledger.js';
import { exposition } from '../watch/index.js';

/** Figures of operation for Prometheus: the door's own, the process's, and the ledger's. */
@Controller()
export class MetricsController {
  constructor(
    private readonly ledger: Ledger,
    private readonly registry: Registry,
  ) {}

  @At(doors.metrics)
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    mustBeInside(callerOf(request));
    const own = await this.registry.metrics();
    reply.header('content-type', this.registry.contentType).send(own + exposition(this.ledger.running));
  }
}

/** @throws Refused `forbidden` */
function mustBeInside({ audience }: Caller): void {
  if (audience === 'inside') return;
  const problem = 'figures of operation are for tokens with the audience inside';
  throw new Refused('forbidden', problem, [{ field: 'Authorization', problem, remedy: 'ask with a token whose audience is inside' }]);
}
