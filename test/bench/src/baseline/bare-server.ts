import { Body, Controller, Module, Param, Post, Res, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Receipt } from '#application';
import type { Count } from '../ledger/things.js';

export type BareAnswer = Pick<Receipt, 'seq' | 'stream' | 'revision' | 'eventIds'>;

/** What the bare server answers a count with: headers of a real answer, and a body. */
export class Answering {
  constructor(
    readonly headers: Readonly<Record<string, string>>,
    readonly answerTo: (count: Count) => BareAnswer | Promise<BareAnswer>,
  ) {}
}

@Controller('api/v1/measures')
class CountsController {
  constructor(private readonly answering: Answering) {}

  @Post(':measure/measurements')
  async take(@Param('measure') measure: string, @Body() body: Omit<Count, 'measure'>, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.answering.answerTo({ measure, ...body });
    reply.code(201).headers(this.answering.headers).send(JSON.stringify(answer));
  }
}

@Module({})
class BareModule {
  static for(answering: Answering): DynamicModule {
    return { module: BareModule, controllers: [CountsController], providers: [{ provide: Answering, useValue: answering }] };
  }
}

/** Nest on Fastify as they come, on a free port: takes the same requests, parses them, and answers with as many bytes. */
export async function listenBare(answering: Answering): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(BareModule.for(answering), new FastifyAdapter(), { logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  return app;
}
