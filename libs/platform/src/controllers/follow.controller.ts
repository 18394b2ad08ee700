import { PassThrough, Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventHead } from '#application';
import { doors } from '#contract';
import { invalid, Refused } from '#kernel';
import { callerOf } from '../http/admission.js';
import { At } from '../http/at.js';
import { Ledger } from '../ledger.js';
import { Stopping } from '../stopping.js';

const FOLLOWERS_MAX = 100;
/** Shorter than the time after which idle connections are dropped. */
const HEARTBEAT_MS = 30_000;

/** Server-sent events: that something happened, never what; the reader asks for that with its own authority. */
@Controller()
export class FollowController {
  private followers = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly stopping: Stopping,
  ) {}

  @At(doors.follow)
  follow(@Req() request: FastifyRequest<{ Querystring: { after?: string } }>, @Res() reply: FastifyReply): void {
    const after = seqIn(request.headers['last-event-id'] ?? request.query.after);
    if (this.followers === FOLLOWERS_MAX) throw new Refused('busy', `${FOLLOWERS_MAX} are following already`);
    const gone = new AbortController();
    const pages = this.ledger.running.follow(after, callerOf(request), AbortSignal.any([gone.signal, this.stopping.signal]));
    const stream = new PassThrough();
    const heartbeat = setInterval(() => stream.writable && stream.write(':\n\n'), HEARTBEAT_MS);
    this.followers += 1;
    stream.once('close', () => {
      clearInterval(heartbeat);
      gone.abort();
      this.followers -= 1;
    });
    Readable.from(messages(pages))
      .on('error', (error) => stream.destroy(error))
      .pipe(stream);
    reply.header('content-type', 'text/event-stream').send(stream);
  }
}

async function* messages(pages: AsyncIterable<readonly EventHead[]>): AsyncGenerator<string> {
  yield 'retry: 1000\n\n';
  for await (const page of pages) {
    yield page.map(({ seq, type, stream }) => `id: ${seq}\ndata: ${JSON.stringify({ seq, type, stream })}\n\n`).join('');
  }
}

/** @throws Refused `invalid` */
function seqIn(text: unknown): number {
  if (typeof text === 'string' && /^(-1|\d{1,15})$/.test(text)) return Number(text);
  throw invalid('after', 'is not the seq of an event', 'give the last seq you have seen, -1 for none; /api/v1/ledger tells the latest');
}
