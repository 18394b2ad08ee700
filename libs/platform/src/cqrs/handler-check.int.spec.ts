import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Receipt } from '#application';
import { LedgerModule } from '../ledger.module.js';
import { CALLER, FakeLedger } from '../testing/fake-ledger.js';
import { AskQuestion } from './ask-question.js';
import { RecordCommand } from './record-command.js';

const options = { abortOnError: false, logger: false } as const;

describe('the command bus and the query bus', () => {
  it('carry commands and questions to the ledger', async () => {
    const ledger = new FakeLedger();
    const context = await NestFactory.createApplicationContext(LedgerModule.for(ledger), options);
    const request = { name: 'recordMeasurement', data: {}, caller: CALLER };
    expect(await context.get(CommandBus).execute(new RecordCommand(request))).toEqual(ledger.receipt);
    expect(ledger.given).toEqual([request]);
    const question = { question: 'plans', params: {}, address: '/plans' };
    expect(await context.get(QueryBus).execute(new AskQuestion(question, CALLER))).toContain('answer');
    expect(ledger.asked).toEqual([question]);
    await context.close();
  });

  it('do not start when two handlers take the same command', async () => {
    @CommandHandler(RecordCommand)
    class Second implements ICommandHandler<RecordCommand> {
      execute(): Promise<Receipt> {
        return Promise.reject(new Error('not reached'));
      }
    }
    @Module({ imports: [LedgerModule.for(new FakeLedger())], providers: [Second] })
    class Doubled {}
    await expect(NestFactory.createApplicationContext(Doubled, options)).rejects.toThrow('RecordCommand has 2 handlers, and must have one');
  });
});
