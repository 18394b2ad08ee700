import type { Duplex } from 'node:stream';
import { sentError } from '#kernel';
import { linesOf } from './lines.js';
import type { Signer } from './port.js';
import { MAX_REQUEST, perform, type Answer } from './protocol.js';

/** Answers one connection's requests, one after another, until it ends. A line too long to be a request ends it. */
export async function serveSigner(signer: Signer, connection: Duplex): Promise<void> {
  try {
    for await (const line of linesOf(connection, MAX_REQUEST)) connection.write(`${JSON.stringify(await answerTo(line, signer))}\n`);
  } finally {
    connection.end();
  }
}

async function answerTo(line: string, signer: Signer): Promise<Answer> {
  try {
    return { done: await perform(line, signer) };
  } catch (error) {
    return { refused: sentError(error) };
  }
}
