import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { holderOfTheFiles, runLedger } from '#application';
import { systemClock, timeOrderedId } from '#kernel';
import { LedgerModule, RecordCommand } from '#platform';
import { BareLedger } from '../baseline/bare-ledger.js';
import { bareRow } from '../baseline/bare-row.js';
import type { Figure } from '../figure.js';
import { inTurns, rateOf } from '../rounds.js';
import { callersOf } from './callers.js';

/** Durable single appends by 64 callers, each waiting for its answer before it gives the next. */
export const commandBus: Figure = {
  name: 'command-bus',
  what: 'durable single appends through the command bus by 64 callers, against a bare writer thread',
  unit: 'events/s',
  bound: { atLeast: 0.6 },
  measure: async (workspace, { writes, rounds }) => {
    const running = await runLedger(await workspace.furnished(), { paused: true });
    const bare = await BareLedger.open(await workspace.furnished());
    const app = await NestFactory.createApplicationContext(LedgerModule.for(running), { logger: false, abortOnError: false });
    try {
      const bus = app.get(CommandBus, { strict: false });
      const { actor } = running.ledger.self;
      const recorder = holderOfTheFiles(actor, 'recorder');
      const ours = callersOf(({ on, measure, unit, value }) =>
        bus.execute(new RecordCommand({ name: 'recordMeasurement', data: { measure, unit, on, value }, caller: recorder })),
      );
      const baseline = callersOf((count) => bare.append(bareRow(count, timeOrderedId(systemClock.nowMicros()), { actor })));
      return await inTurns(
        () => rateOf(() => ours(writes)),
        () => rateOf(() => baseline(writes)),
        rounds,
      );
    } finally {
      await app.close();
      await running.close();
      await bare.close();
    }
  },
};
