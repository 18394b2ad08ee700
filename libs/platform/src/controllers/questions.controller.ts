import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { questionOperations } from '#contract';
import { AskQuestion } from '../cqrs/ask-question.js';
import { callerOf } from '../http/admission.js';
import { addRoute } from '../http/at.js';
import { pathOf } from '../http/path-of.js';

/** Every question's route: the answer's text is sent as it came. */
@Controller()
export class QuestionsController {
  constructor(private readonly queries: QueryBus) {}

  async ask(question: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const params = { ...(request.query as object), ...(request.params as object) };
    const answer = await this.queries.execute(new AskQuestion({ question, params, address: pathOf(request.url) }, callerOf(request)));
    reply.header('content-type', 'application/json; charset=utf-8').send(answer);
  }
}

for (const operation of questionOperations) {
  addRoute(QuestionsController, operation, (controller, request, reply) => controller.ask(operation.id, request, reply));
}
