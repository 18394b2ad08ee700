import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Broken } from '#kernel';
import { linesOf } from './lines.js';
import { MAX_ANSWER, type Answer, type Request } from './protocol.js';

/** An open connection to a signer: one request at a time. Any failure ends it. */
export class SignerConnection {
  private constructor(
    private readonly socket: Socket,
    private readonly answers: AsyncGenerator<string>,
  ) {}

  /** @throws whatever the operating system says when nobody listens there */
  static async open(path: string, signal: AbortSignal): Promise<SignerConnection> {
    const socket = connect(path);
    try {
      await once(socket, 'connect', { signal });
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return new SignerConnection(socket, linesOf(socket, MAX_ANSWER));
  }

  /** @throws Broken when the connection is lost, or the signal aborts, before the answer has come */
  async ask(request: Request, signal: AbortSignal): Promise<Answer> {
    const cut = () => this.socket.destroy(new Broken('the signer gave no answer in time'));
    signal.addEventListener('abort', cut);
    try {
      if (signal.aborted) cut();
      this.socket.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await this.answers.next();
      if (done === true) throw new Broken('the signer was lost');
      return JSON.parse(value) as Answer;
    } catch (error) {
      this.socket.destroy();
      throw error;
    } finally {
      signal.removeEventListener('abort', cut);
    }
  }

  close(): void {
    this.socket.destroy();
  }
}
