import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { RunningLedger } from '#application';
import { AskQuestionHandler } from './cqrs/ask-question.js';
import { HandlerCheck } from './cqrs/handler-check.js';
import { RecordCommandHandler } from './cqrs/record-command.js';
import { Ledger } from './ledger.js';

/** The running ledger behind Nest's command bus and query bus. */
@Module({})
export class LedgerModule {
  static for(running: RunningLedger): DynamicModule {
    return {
      module: LedgerModule,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      providers: [{ provide: Ledger, useValue: new Ledger(running) }, RecordCommandHandler, AskQuestionHandler, HandlerCheck],
      exports: [Ledger],
    };
  }
}
