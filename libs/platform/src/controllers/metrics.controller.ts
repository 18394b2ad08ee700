import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import type { Gauge } from '#application';
import { doors } from '#contract';
import { Refused } from '#kernel';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { Ledger } from '../ledger.js';

/** Figures of operation for Prometheus: the door's own, the process's, and the ledger's. */
@Controller()
export class MetricsController {
  constructor(
    private readonly ledger: Ledger,
    private readonly registry: Registry,
  ) {}

  @At(doors.metrics)
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (callerOf(request).audience !== 'inside') throw new Refused('forbidden', 'figures of operation are for tokens with the audience inside');
    const own = await this.registry.metrics();
    reply.header('content-type', this.registry.contentType).send(own + this.ledger.running.gauges().map(exposition).join(''));
  }
}

/** A gauge in Prometheus' text format. */
function exposition({ name, help, labels, value }: Gauge, index: number, all: readonly Gauge[]): string {
  const head = all[index - 1]?.name === name ? '' : `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`;
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/[\\"\n]/g, '_')}"`);
  return `${head}${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}
