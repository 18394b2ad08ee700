import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecuteRequest } from '#application';
import { API, commandOperations, type CommandRoute } from '#contract';
import { invalid } from '#kernel';
import { RecordCommand } from '../cqrs/record-command.js';
import { callerOf } from '../http/admission.js';
import { addRoute } from '../http/at.js';
import { expectedRevision, idempotencyKey, revisionTag } from '../http/preconditions.js';

/** Every command's route: reads the request, gives the command to the bus, answers with the receipt. */
@Controller()
export class CommandsController {
  constructor(private readonly commands: CommandBus) {}

  async give(route: CommandRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { seq, stream, revision, eventIds, remarks } = await this.commands.execute(new RecordCommand(requestOf(route, request)));
    reply
      .code(seq === null ? 202 : 201)
      .header('etag', revisionTag(revision))
      .header('location', `${API}/events/${eventIds[0]}`)
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify({ seq, stream, revision, eventIds, remarks }));
  }
}

for (const operation of commandOperations) {
  addRoute(CommandsController, operation, (controller, request, reply) => controller.give(operation.route, request, reply));
}

/** A field stands in the address or in the body, never in both. @throws Refused `invalid` */
function requestOf({ definition }: CommandRoute, request: FastifyRequest): ExecuteRequest {
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) throw invalid('body', 'is not an object', 'send an object with the fields of the command');
  const twice = Object.keys(request.params as object).find((parameter) => parameter in body);
  if (twice !== undefined) throw invalid(twice, 'stands in the address already', 'leave it out of the body');
  const { mandate, reason, ...data } = body as Record<string, unknown>;
  return {
    name: definition.name,
    data: Object.assign(data, request.params),
    mandate,
    reason: reason as string, // its schema is the runner's to check, like the mandate's
    caller: callerOf(request),
    expected: expectedRevision(request.headers),
    idempotencyKey: idempotencyKey(request.headers),
    correlation: request.id,
  };
}
