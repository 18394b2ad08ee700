import { on } from 'node:events';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Broken, sentError, systemClock } from '#kernel';
import { nodeDisk, openArchive } from '#publishing';
import { openLogReader, openReadModels } from '../engines/index.js';
import type { Layout } from '../ledger/layout.js';
import { publishedAtDesk } from '../disclosure/desk.js';
import { exportAtDesk, type ExportHead } from './desk.js';
import type { FromExporter, ToExporter } from './messages.js';

if (parentPort === null) throw new Broken('this file runs as a worker thread');

const { layout } = workerData as { readonly layout: Layout };
const sources = {
  views: openReadModels(layout),
  log: openLogReader(layout),
  checkpoints: openArchive(nodeDisk(layout.checkpoints)),
  clock: systemClock,
};

/** What was asked, in order; a message that comes while a piece is made waits here. */
const inbox = on(parentPort, 'message');

/** One export at a time: whoever began it asks for each piece, and none is made before it is asked for. */
async function serve(port: MessagePort): Promise<void> {
  const hand = async (head: ExportHead, pieces: AsyncIterable<Uint8Array>) => {
    send(port, { head });
    const making = pieces[Symbol.asyncIterator]();
    for (;;) {
      await received();
      const made = await making.next();
      if (made.done === true) return;
      send(port, { piece: made.value });
    }
  };
  for (;;) {
    const message = await received();
    if (!('begin' in message)) throw new Broken('a piece was asked for of no export');
    try {
      const { begin } = message;
      await ('published' in begin ? publishedAtDesk(begin, sources, hand) : exportAtDesk(begin, sources, hand));
      send(port, { end: true });
    } catch (error) {
      send(port, { error: sentError(error) });
    }
  }
}

async function received(): Promise<ToExporter> {
  const { value } = await inbox.next();
  const [message]: readonly unknown[] = value ?? [];
  return message as ToExporter;
}

function send(port: MessagePort, message: FromExporter): void {
  port.postMessage(message, 'piece' in message && message.piece.byteLength === message.piece.buffer.byteLength ? [message.piece.buffer as ArrayBuffer] : []);
}

await serve(parentPort);
