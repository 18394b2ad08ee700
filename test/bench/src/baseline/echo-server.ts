import { Body, Controller, Module, Param, Post, Res, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Receipt } from '#application';
import { streams } from '#domain';

/** What the echo answers: an answer of the real server, of which it puts only the stream in anew. */
export class Echo {
  constructor(
    readonly headers: Readonly<Record<string, string>>,
    readonly receipt: Pick<Receipt, 'seq' | 'stream' | 'revision' | 'eventIds'>,
  ) {}
}

@Controller('api/v1/measures')
class EchoController {
  constructor(private readonly echo: Echo) {}

  @Post(':measure/measurements')
  answer(@Param('measure') measure: string, @Body() { unit }: { readonly unit: string }, @Res() reply: FastifyReply): void {
    const { headers, receipt } = this.echo;
    reply
      .code(201)
      .headers(headers)
      .send(JSON.stringify({ ...receipt, stream: streams.measurements(measure, unit) }));
  }
}

@Module({})
class EchoModule {
  static for(echo: Echo): DynamicModule {
    return { module: EchoModule, controllers: [EchoController], providers: [{ provide: Echo, useValue: echo }] };
  }
}

/** Nest on Fastify as they come, on a free port: takes the same requests, parses them, and answers with the same bytes. */
export async function listenAsEcho(echo: Echo): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(EchoModule.for(echo), new FastifyAdapter(), { logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  return app;
}
