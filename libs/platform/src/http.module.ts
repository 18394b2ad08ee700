import { Module, type DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import type { RunningLedger } from '#application';
import { CommandsController } from './controllers/commands.controller.js';
import { DeliveriesController } from './controllers/deliveries.controller.js';
import { DescriptionController } from './controllers/description.controller.js';
import { EvidenceController } from './controllers/evidence.controller.js';
import { ExportsController } from './controllers/exports.controller.js';
import { ReportsController } from './controllers/reports.controller.js';
import { FollowController } from './controllers/follow.controller.js';
import { HealthController } from './controllers/health.controller.js';
import { LogController } from './controllers/log.controller.js';
import { MetricsController } from './controllers/metrics.controller.js';
import { QuestionsController } from './controllers/questions.controller.js';
import { TokensController } from './controllers/tokens.controller.js';
import { LedgerModule } from './ledger.module.js';
import { Stopping } from './stopping.js';

/** Every route of the HTTP door. */
@Module({})
export class HttpModule {
  static for(ledger: RunningLedger, registry: Registry, stopping: Stopping): DynamicModule {
    return {
      module: HttpModule,
      imports: [LedgerModule.for(ledger)],
      controllers: [
        HealthController,
        MetricsController,
        DescriptionController,
        QuestionsController,
        CommandsController,
        DeliveriesController,
        EvidenceController,
        ExportsController,
        ReportsController,
        FollowController,
        LogController,
        TokensController,
      ],
      providers: [
        { provide: Registry, useValue: registry },
        { provide: Stopping, useValue: stopping },
      ],
    };
  }
}
