import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a server that can be cut in the middle of what it sends, or fall silent. */
export interface FlakyWay {
  /** The server's URL, by this way. */
  readonly url: string;
  /** Cuts each connection once this many more bytes of answers have come through it. */
  cutAfter(bytes: number): void;
  /** Lets no further answer through, and tells nobody. */
  silence(): void;
  /** Lets everything through again. */
  mend(): void;
  close(): Promise<void>;
}

/** Opens a way to the server at `url` on a port of its own. */
export async function openFlakyWay(url: string): Promise<FlakyWay> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let bytesLeft = Infinity;
  let isSilent = false;
  const listener = createServer((client) => {
    const server = connect(Number(port), hostname);
    const cut = () => [client, server].forEach((socket) => socket.destroy());
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      if (isSilent) return;
      client.write(bytes.subarray(0, bytesLeft));
      bytesLeft -= bytes.length;
      if (bytesLeft <= 0) client.end(cut);
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const way = new URL(url);
  way.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return {
    url: way.href,
    cutAfter: (bytes) => void (bytesLeft = bytes),
    silence: () => void (isSilent = true),
    mend: () => void ([bytesLeft, isSilent] = [Infinity, false]),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
