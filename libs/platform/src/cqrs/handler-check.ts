import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Broken } from '#kernel';
import { AskQuestion } from './ask-question.js';
import { RecordCommand } from './record-command.js';

/** Where `@nestjs/cqrs` keeps which message a class handles. */
const HANDLES = ['__commandHandler__', '__queryHandler__'];

/** Nest only warns when a second handler takes a message over, and finds a missing one on the first request; here neither gets past the start. */
@Injectable()
export class HandlerCheck implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const handled = this.discovery
      .getProviders()
      .flatMap(({ metatype }) => (metatype ? HANDLES.map((key) => Reflect.getMetadata(key, metatype) as unknown) : []));
    for (const message of [RecordCommand, AskQuestion]) {
      const handlers = handled.filter((one) => one === message).length;
      if (handlers !== 1) throw new Broken(`${message.name} has ${handlers} handlers, and must have one`);
    }
  }
}
