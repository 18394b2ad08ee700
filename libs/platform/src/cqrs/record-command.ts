import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ExecuteRequest, Receipt } from '#application';
import { Ledger } from '../ledger.js';

/** Any of the ledger's commands, on its way over Nest's command bus. */
export class RecordCommand extends Command<Receipt> {
  constructor(readonly request: ExecuteRequest) {
    super();
  }
}

@CommandHandler(RecordCommand)
export class RecordCommandHandler implements ICommandHandler<RecordCommand> {
  constructor(private readonly ledger: Ledger) {}

  execute({ request }: RecordCommand): Promise<Receipt> {
    return this.ledger.running.execute(request);
  }
}
