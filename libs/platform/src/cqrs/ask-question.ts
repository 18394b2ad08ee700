import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AskRequest, Caller } from '#application';
import { Ledger } from '../ledger.js';

/** Any of the ledger's questions, on its way over Nest's query bus. The answer is finished JSON text. */
export class AskQuestion extends Query<string> {
  constructor(
    readonly request: AskRequest,
    readonly caller: Caller,
  ) {
    super();
  }
}

@QueryHandler(AskQuestion)
export class AskQuestionHandler implements IQueryHandler<AskQuestion> {
  constructor(private readonly ledger: Ledger) {}

  execute({ request, caller }: AskQuestion): Promise<string> {
    return this.ledger.running.ask(request, caller);
  }
}
