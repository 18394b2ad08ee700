import { connect, type Socket } from 'node:net';
import { Broken } from '#kernel';

const END_OF_HEAD = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: (\d+)/i;

/** One kept HTTP connection that sends a request at a time and reads no more of an answer than its status and its length. */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #answer: PromiseWithResolvers<void> | null = null;

  constructor(
    port: number,
    private readonly authorization: string,
  ) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => this.#read(text));
    this.#socket.on('close', () => this.#answer?.reject(new Broken('the server closed the connection')));
    this.#socket.on('error', (error) => this.#answer?.reject(error));
  }

  /** Posts JSON in ASCII. @throws Broken unless the answer is 201 */
  post(path: string, body: string): Promise<void> {
    this.#answer = Promise.withResolvers();
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${this.authorization}\r\n` +
        `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      'latin1',
    );
    return this.#answer.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#received += text;
    const head = this.#received.indexOf(END_OF_HEAD);
    if (head === -1) return;
    const length = Number(LENGTH.exec(this.#received)?.[1]);
    if (this.#received.length < head + END_OF_HEAD.length + length) return;
    const answer = this.#received;
    this.#received = '';
    if (answer.startsWith('HTTP/1.1 201 ')) this.#answer?.resolve();
    else this.#answer?.reject(new Broken(`the server answered ${answer}`));
  }
}
