import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startServer, type ServerProcess } from '../support/server-process.js';
import { branchesIn, logIn } from './support/branches.js';
import { holdInvariants } from './support/invariants.js';
import { MixedLoad } from './support/mixed-load.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const STOPS = scaled(10, 100);
const LONGEST_MS = 400;
const row = new Row('16', { short: 20, long: 120 });

let folder: string;
let server: ServerProcess;
let load: MixedLoad;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-stopped-'));
  load = new MixedLoad((await branchesIn(folder, 'recorder')).recorder);
  server = await startServer(folder);
}, 60_000);
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'a server whose process stands still now and then answers everything when it goes on, and is ready',
  async () => {
    row.begin();
    const random = seeded('stopped process');
    let goesOn = true;
    const calling = load.callers(server.url, () => goesOn);
    let stoodStill = 0;
    for (let stop = 0; stop < STOPS; stop += 1) {
      const delivering = load.deliver(server.url, `delivery-${stop}`);
      const ms = random() * LONGEST_MS;
      process.kill(server.pid, 'SIGSTOP');
      await delay(ms);
      process.kill(server.pid, 'SIGCONT');
      stoodStill += ms;
      await delivering;
    }
    goesOn = false;
    await calling;

    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
    const log = await logIn(folder);
    const acknowledged = new Map(log.flatMap(({ id, seq, payload }) => (load.acknowledged.get(id) === seq ? [[id, { seq, payload }]] : [])));
    expect(acknowledged.size).toBe(load.acknowledged.size);
    holdInvariants({ log, acknowledged });
    row.tell(`${STOPS} stops, ${Math.round(stoodStill / 1000)} s in all: 0 lost and 0 unanswered of ${count(acknowledged.size)} acknowledged`);
  },
  row.limit,
);
