import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { doors, TEXT_TYPE } from '#contract';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { Ledger } from '../ledger.js';

/** A checkpoint is superseded within seconds; a tile of a given width is the same for ever. */
const FOR_SECONDS = 'public, max-age=5';
const FOR_EVER = 'max-age=31536000, immutable';

interface TilePath {
  readonly Params: { readonly '*': string };
}

/** The transparency log as c2sp.org/tlog-tiles serves one, and proofs from it. */
@Controller()
export class LogController {
  constructor(private readonly ledger: Ledger) {}

  @At(doors.checkpoint)
  async checkpoint(@Req() _request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendText(reply.header('cache-control', FOR_SECONDS), await this.ledger.running.log.checkpoint());
  }

  @At(doors.signCheckpoint)
  async signNow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendText(reply.code(200), await this.ledger.running.log.signNow(callerOf(request)));
  }

  @At(doors.hashTile)
  async hashTile(@Req() request: FastifyRequest<TilePath>, @Res() reply: FastifyReply): Promise<void> {
    sendBytes(reply, `public, ${FOR_EVER}`, await this.ledger.running.log.hashTile(`tile/${request.params['*']}`));
  }

  @At(doors.entryBundle)
  async entryBundle(@Req() request: FastifyRequest<TilePath>, @Res() reply: FastifyReply): Promise<void> {
    sendBytes(reply, `private, ${FOR_EVER}`, await this.ledger.running.log.entryBundle(`tile/entries/${request.params['*']}`, callerOf(request)));
  }

  @At(doors.proof)
  async proof(@Req() request: FastifyRequest<{ Params: { readonly event: string } }>, @Res() reply: FastifyReply): Promise<void> {
    sendText(reply, await this.ledger.running.log.proofOf(request.params.event, callerOf(request)));
  }
}

function sendText(reply: FastifyReply, text: string): void {
  reply.header('content-type', `${TEXT_TYPE}; charset=utf-8`).send(text);
}

function sendBytes(reply: FastifyReply, caching: string, bytes: Buffer): void {
  reply.header('content-type', 'application/octet-stream').header('cache-control', caching).send(bytes);
}
