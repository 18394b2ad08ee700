import { on } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { Broken } from '#kernel';
import type { ExportRequest } from './desk.js';
import type { FromExporter, ToExporter } from './messages.js';

if (parentPort === null) throw new Broken('this file runs as a worker thread');
const port = parentPort;
const send = (message: FromExporter) => port.postMessage(message, []);

/** Gives as many pieces as the name of the table says, each its number; never gives one of `silent`, dies of `deadly`. */
let left = 0;
let given = 0;
for await (const [message] of on(port, 'message') as AsyncIterable<[ToExporter]>) {
  if ('begin' in message) {
    const { table, address } = message.begin as ExportRequest;
    if (table === 'refused') {
      send({ error: { kind: 'not-found', message: 'there is no such table', issues: [], stack: null } });
      continue;
    }
    left = table === 'silent' || table === 'deadly' ? Number.POSITIVE_INFINITY : Number(table);
    given = table === 'silent' ? -1 : table === 'deadly' ? -2 : 0;
    send({ head: { mediaType: 'text/plain', fileName: `${table}.txt`, self: address, metadata: address } });
  } else if (given === -2) process.exit(1);
  else if (given >= 0) {
    given += 1;
    send(given > left ? { end: true } : { piece: Buffer.from(String(given)) });
  }
}
