import { Module, type DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import type { RunningLedger } from '#application';
import { CommandsController } from './controllers/commands.controller.js';
import { DescriptionController } from './controllers/description.controller.js';
import { HealthController } from './controllers/health.controller.js';
import { QuestionsController } from './controllers/questions.controller.js';
import { LedgerModule } from './ledger.module.js';
import { Stopping } from './stopping.js';

/** Every route of the HTTP door. */
@Module({})
export class HttpModule {
  static for(ledger: RunningLedger, registry: Registry): DynamicModule {
    return {
      module: HttpModule,
      imports: [LedgerModule.for(ledger)],
      controllers: [HealthController, DescriptionController, QuestionsController, CommandsController],
      providers: [{ provide: Registry, useValue: registry }, Stopping],
    };
  }
}
