import type { Duplex } from 'node:stream';
import { Broken, sentError } from '#kernel';
import { linesOf } from './lines.js';
import type { Signer } from './port.js';
import { MAX_REQUEST, perform, type Answer } from './protocol.js';

/** Answers one connection's requests, one after another, until it ends or is lost. @throws Broken when a line is too long to be a request, which ends it */
export async function serveSigner(signer: Signer, connection: Duplex): Promise<void> {
  try {
    for await (const line of linesOf(connection, MAX_REQUEST)) connection.write(`${JSON.stringify(await answerTo(line, signer))}\n`);
  } catch (error) {
    // a connection that is lost is opened anew by whoever lost it
    if (error instanceof Broken) throw error;
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
