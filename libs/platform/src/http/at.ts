import { applyDecorators, Req, RequestMapping, RequestMethod, Res, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contract';

/** Puts a method of a controller at an operation's address. */
export function At(operation: Operation): MethodDecorator {
  return applyDecorators(RequestMapping({ method: RequestMethod[operation.method], path: operation.path }), RouteConfig({ operation }));
}

/** Gives a controller one more method, at an operation's address: what {@link At} on a written method does, for methods made from a table. */
export function addRoute<C extends object>(
  controller: Type<C>,
  operation: Operation,
  answer: (controller: C, request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
  const prototype = controller.prototype as Record<string, unknown>;
  prototype[operation.id] = function (this: C, request: FastifyRequest, reply: FastifyReply) {
    return answer(this, request, reply);
  };
  Req()(prototype, operation.id, 0);
  Res()(prototype, operation.id, 1);
  At(operation)(prototype, operation.id, Object.getOwnPropertyDescriptor(prototype, operation.id) as PropertyDescriptor);
}
