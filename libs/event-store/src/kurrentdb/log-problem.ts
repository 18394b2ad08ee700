/** What the log of the server holds can't be a ledger, or not the one that was sequenced before. Sequencing stops at it until it is mended. */
export class LogProblem extends Error {
  override readonly name = 'LogProblem';

  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
