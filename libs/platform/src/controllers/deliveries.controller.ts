import { Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { doors, NDJSON_TYPE } from '#contract';
import { invalid, parseName } from '#kernel';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { gathered } from '../http/gathered.js';
import { linesUntil } from '../http/whole-lines.js';
import { Ledger } from '../ledger.js';
import { Stopping } from '../stopping.js';

interface Delivery {
  Params: { delivery: string };
  Querystring: { reason?: string | string[] };
}

/** Facts in bulk: lines in, lines out, each as fast as the other side takes them. */
@Controller()
export class DeliveriesController {
  constructor(
    private readonly ledger: Ledger,
    private readonly stopping: Stopping,
  ) {}

  @At(doors.deliver)
  deliver(@Req() request: FastifyRequest<Delivery>, @Res() reply: FastifyReply): void {
    const { reason = null } = request.query;
    if (Array.isArray(reason)) throw invalid('reason', 'is given more than once', 'give one reason for the whole delivery');
    const delivery = { id: parseName(request.params.delivery, 'delivery'), reason, correlation: request.id };
    const body = request.body instanceof Readable ? request.body : Readable.from([]);
    const answers = this.ledger.running.ingest(linesUntil(this.stopping.signal, body), callerOf(request), delivery);
    sendLines(reply, answers);
  }

  @At(doors.retractDelivery)
  retract(@Req() request: FastifyRequest<Delivery>, @Res() reply: FastifyReply): void {
    const { reason } = (request.body ?? {}) as { readonly reason?: unknown };
    if (typeof reason !== 'string') throw invalid('reason', 'is missing', 'say in a sentence why the delivery is retracted');
    sendLines(reply, this.ledger.running.retractDelivery(parseName(request.params.delivery, 'delivery'), reason, callerOf(request)));
  }
}

/** An error before the first line is answered as a problem; after it, the connection breaks off and the sender resumes. */
function sendLines(reply: FastifyReply, lines: AsyncIterable<string>): void {
  reply
    .code(200)
    .header('content-type', NDJSON_TYPE)
    .send(Readable.from(gathered(lines)));
}
