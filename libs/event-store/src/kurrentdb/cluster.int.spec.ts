import { append } from '../contract/under-test.js';
import { eachItsOwn } from './testing/ledgers.js';
import { ServerLog } from './testing/server-log.js';
import { KurrentTestServer } from './testing/test-server.js';

const own = eachItsOwn();

describe('a cluster', () => {
  it('is followed to its leader, wherever that goes', async () => {
    const other = await KurrentTestServer.start({ log: own.server.log });
    try {
      const here = { host: 'localhost', port: own.server.port };
      const there = { host: 'localhost', port: other.port };
      own.server.faults.leader = there;
      const store = await own.ledgers.open();
      await append(store, 'a', 1);
      expect([own.server.subscribers, other.subscribers]).toEqual([0, 1]);
      own.server.faults.leader = null;
      other.faults.leader = here;
      other.dropSubscriptions();
      expect(await append(store, 'a', 1)).toMatchObject({ seq: 1, revision: 1 });
      expect(own.server.expectations).toEqual([0]);
    } finally {
      other.stop();
    }
  });

  it('is found by any of its nodes, and again when the one that led is gone', async () => {
    const log = new ServerLog();
    const [one, two] = [await KurrentTestServer.start({ log }), await KurrentTestServer.start({ log })];
    try {
      const members = (leader: KurrentTestServer): { port: number; isLeader: boolean }[] =>
        [one, two].map((node) => ({ port: node.port, isLeader: node === leader }));
      for (const node of [one, two]) node.members = members(two);
      const store = await own.ledgers.open('copy', { url: `kurrentdb://localhost:${one.port},localhost:${two.port}?tls=false&discoveryInterval=20` });
      await append(store, 'a', 1);
      expect([one.expectations.length, two.expectations.length]).toEqual([0, 1]);
      one.members = members(one);
      two.stop();
      expect(await append(store, 'a', 1)).toMatchObject({ seq: 1, revision: 1 });
      expect(one.expectations).toEqual([0]);
    } finally {
      one.stop();
      two.stop();
    }
  });
});
