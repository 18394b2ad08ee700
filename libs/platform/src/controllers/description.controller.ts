import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { planFileJsonSchema } from '#application';
import { doors, openApiDocument } from '#contract';
import { eventJsonSchemas, eventRegistry } from '#domain';
import { At } from '../http/at.js';
import { docsPage } from '../http/docs-page.js';
import { sendPage } from '../http/page.js';

/** What the door says of itself; made once, on first asking. */
@Controller()
export class DescriptionController {
  private readonly openApi = once(openApiDocument);
  private readonly openApiText = once(() => JSON.stringify(this.openApi()));
  private readonly page = once(() => docsPage(this.openApi()));
  private readonly eventSchemas = once(() => JSON.stringify(Object.fromEntries(eventJsonSchemas(eventRegistry))));
  private readonly planFileSchema = once(() => JSON.stringify(planFileJsonSchema()));

  @At(doors.openApi)
  document(@Req() _request: FastifyRequest, @Res() reply: FastifyReply): void {
    json(reply).send(this.openApiText());
  }

  @At(doors.docs)
  docs(@Req() _request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, this.page());
  }

  @At(doors.eventSchemas)
  events(@Req() _request: FastifyRequest, @Res() reply: FastifyReply): void {
    json(reply).send(this.eventSchemas());
  }

  @At(doors.planFileSchema)
  planFile(@Req() _request: FastifyRequest, @Res() reply: FastifyReply): void {
    json(reply).send(this.planFileSchema());
  }
}

function json(reply: FastifyReply): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
